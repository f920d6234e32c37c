import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { CreateUserRequest, UpdateUserRequest, UserView } from '@demarche/contracts/offices';
import { IsEmailAddress, IsLine, IsVersion, IsZone, MayBeAbsent } from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/paging.js';

export class UsersQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Part of the name; for administrators also of the e-mail address.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;

  @ApiPropertyOptional({ enum: ['true', 'false'], description: 'Administrators only; others see active accounts.' })
  @IsOptional()
  @IsIn(['true', 'false'])
  active?: 'true' | 'false';
}

export class CreateUserBody implements CreateUserRequest {
  @ApiProperty()
  @IsLine()
  name: string;

  @ApiProperty({ format: 'email' })
  @IsEmailAddress()
  email: string;

  @ApiProperty({ format: 'password', description: 'At least 12 characters; not the e-mail address.' })
  @IsString()
  @MaxLength(2_000)
  password: string;

  @ApiPropertyOptional({ example: 'America/New_York', default: 'Europe/Zurich' })
  @MayBeAbsent()
  @IsZone()
  zone?: string;
}

export class UpdateUserBody implements UpdateUserRequest {
  @IsVersion()
  version: number;

  @ApiPropertyOptional()
  @MayBeAbsent()
  @IsLine()
  name?: string;

  @ApiPropertyOptional({ format: 'email' })
  @MayBeAbsent()
  @IsEmailAddress()
  email?: string;

  @ApiPropertyOptional()
  @MayBeAbsent()
  @IsZone()
  zone?: string;

  @ApiPropertyOptional({ description: 'False signs the account out everywhere at once.' })
  @MayBeAbsent()
  @IsBoolean()
  active?: boolean;

  @ApiPropertyOptional({ format: 'password' })
  @MayBeAbsent()
  @IsString()
  @MaxLength(2_000)
  password?: string;
}

export class UserDto implements UserView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty({ type: [String] }) offices: string[];
  @ApiPropertyOptional({ format: 'email' }) email?: string;
  @ApiPropertyOptional() zone?: string;
  @ApiPropertyOptional() active?: boolean;
  @ApiPropertyOptional() version?: number;
}
export class UserPageDto {
  @ApiProperty({ type: [UserDto] }) items: UserDto[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}
