import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import type { UserRef } from '@demarche/contracts/common';
import type {
  CreateMandateRequest,
  CreateOfficeRequest,
  Holder,
  MandateRecord,
  OfficeView,
  UpdateMandateRequest,
  UpdateOfficeRequest,
} from '@demarche/contracts/offices';
import { OFFICE_KINDS, type OfficeKind } from '@demarche/domain/office';
import { type Role, ROLES } from '@demarche/domain/permissions';
import { IsDay, IsLine, IsVersion, MayBeAbsent, MayBeNull } from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/paging.js';

export class OfficesQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Offices of this treaty and those that serve them all.' })
  @IsOptional()
  @Matches(/^[A-Za-z0-9-]{1,40}$/, { message: 'must be the key of a treaty' })
  treaty?: string;
}

export class CreateOfficeBody implements CreateOfficeRequest {
  @ApiProperty({ enum: OFFICE_KINDS })
  @IsIn(OFFICE_KINDS)
  kind: OfficeKind;

  @ApiProperty()
  @IsLine()
  name: string;

  @ApiProperty()
  @IsLine(40)
  shortName: string;
}

export class UpdateOfficeBody implements UpdateOfficeRequest {
  @IsVersion()
  version: number;

  @ApiPropertyOptional()
  @MayBeAbsent()
  @IsLine()
  name?: string;

  @ApiPropertyOptional()
  @MayBeAbsent()
  @IsLine(40)
  shortName?: string;
}

export class CreateMandateBody implements CreateMandateRequest {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  userId: string;

  @ApiProperty({ enum: ROLES })
  @IsIn(ROLES)
  role: Role;

  @IsDay()
  from: string;

  @MayBeNull()
  @IsDay()
  @ApiPropertyOptional({ type: String, format: 'date', nullable: true, description: 'The last day.' })
  to?: string | null;
}

export class UpdateMandateBody implements UpdateMandateRequest {
  @IsVersion()
  version: number;

  @MayBeAbsent()
  @IsDay()
  @ApiPropertyOptional({ type: String, format: 'date' })
  from?: string;

  @MayBeNull()
  @IsDay()
  @ApiPropertyOptional({ type: String, format: 'date', nullable: true, description: 'The last day.' })
  to?: string | null;
}

export class UserRefDto implements UserRef {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
}
export class HolderDto implements Holder {
  @ApiProperty({ type: UserRefDto }) user: UserRefDto;
  @ApiProperty({ enum: ROLES }) role: Role;
  @ApiProperty({ format: 'date' }) from: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) to: string | null;
  @ApiProperty({ format: 'uuid' }) mandateId: string;
  @ApiProperty() version: number;
}
export class OfficeDto implements OfficeView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: OFFICE_KINDS }) kind: string;
  @ApiProperty() name: string;
  @ApiProperty() shortName: string;
  @ApiProperty({ type: String, nullable: true }) treaty: string | null;
  @ApiProperty({ type: [HolderDto] }) holders: HolderDto[];
  @ApiProperty() version: number;
}
export class OfficePageDto {
  @ApiProperty({ type: [OfficeDto] }) items: OfficeDto[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}
export class MandateRecordDto implements MandateRecord {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) officeId: string;
  @ApiProperty({ type: UserRefDto }) user: UserRefDto;
  @ApiProperty({ enum: ROLES }) role: Role;
  @ApiProperty({ format: 'date' }) from: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) to: string | null;
  @ApiProperty() version: number;
}
export class MandateListDto {
  @ApiProperty({ type: [MandateRecordDto] }) items: MandateRecordDto[];
  @ApiProperty({ type: String, nullable: true }) next: null;
}
