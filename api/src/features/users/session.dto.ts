import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsString, IsUUID, MaxLength, MinLength } from 'class-validator';
import type {
  ChangePasswordRequest,
  MandateView,
  OwnSessionView,
  SessionView,
  SignInRequest,
  TreatyBrief,
  UpdateSessionRequest,
} from '@demarche/contracts/session';
import { type Label, LABELS } from '@demarche/domain/labels';
import { type Permission, PERMISSIONS, type Role, ROLES } from '@demarche/domain/permissions';
import { IsEmailAddress, IsZone, MayBeAbsent } from '../../platform/http/fields.js';

export class SignInBody implements SignInRequest {
  @ApiProperty({ format: 'email' })
  @IsEmailAddress()
  email: string;

  @ApiProperty({ format: 'password' })
  @IsString()
  @MinLength(1, { message: 'must not be empty' })
  @MaxLength(1_000)
  password: string;
}

export class ChangePasswordBody implements ChangePasswordRequest {
  @ApiProperty({ format: 'password' })
  @IsString()
  @MaxLength(1_000)
  current: string;

  @ApiProperty({ format: 'password', description: 'At least 12 characters; not the e-mail address.' })
  @IsString()
  @MaxLength(2_000)
  next: string;
}

export class UpdateSessionBody implements UpdateSessionRequest {
  @ApiPropertyOptional({ format: 'uuid' })
  @MayBeAbsent()
  @IsUUID()
  actingOfficeId?: string;

  @ApiPropertyOptional({ example: 'Pacific/Auckland' })
  @MayBeAbsent()
  @IsZone()
  zone?: string;
}

export class MandateDto implements MandateView {
  @ApiProperty({ format: 'uuid' }) officeId: string;
  @ApiProperty() name: string;
  @ApiProperty() shortName: string;
  @ApiProperty() kind: string;
  @ApiProperty({ enum: ROLES }) role: Role;
  @ApiProperty({ format: 'date' }) from: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) to: string | null;
}
export class SessionUserDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty({ format: 'email' }) email: string;
  @ApiProperty() zone: string;
  @ApiProperty() language: string;
}
export class TreatyBriefDto implements TreatyBrief {
  @ApiProperty() key: string;
  @ApiProperty() shortName: string;
  @ApiProperty() name: string;
  @ApiProperty({ format: 'date' }) statusKnownTo: string;
}
export class SessionDto implements SessionView {
  @ApiProperty({ type: SessionUserDto }) user: SessionUserDto;
  @ApiProperty({ type: [MandateDto] }) offices: MandateDto[];
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) actingOfficeId: string | null;
  @ApiProperty({ enum: ROLES, isArray: true }) roles: Role[];
  @ApiProperty({ enum: PERMISSIONS, isArray: true }) permissions: Permission[];
  @ApiProperty({ enum: LABELS, isArray: true }) readableLabels: Label[];
  @ApiProperty({ enum: LABELS, isArray: true }) writableLabels: Label[];
  @ApiProperty() csrfToken: string;
  @ApiProperty({ format: 'date-time' }) serverTime: string;
  @ApiProperty({ format: 'date' }) today: string;
  @ApiProperty({ type: TreatyBriefDto, nullable: true }) treaty: TreatyBriefDto | null;
  @ApiProperty() demo: boolean;
}

export class OwnSessionDto implements OwnSessionView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ type: String, nullable: true }) address: string | null;
  @ApiProperty({ type: String, nullable: true }) userAgent: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ format: 'date-time' }) seenAt: string;
  @ApiProperty() current: boolean;
}
export class OwnSessionsDto {
  @ApiProperty({ type: [OwnSessionDto] }) items: OwnSessionDto[];
  @ApiProperty({ type: String, nullable: true }) next: null;
}
