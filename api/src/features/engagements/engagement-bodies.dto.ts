import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsObject, IsUUID, Matches, ValidateNested } from 'class-validator';
import type { CreateEngagementRequest, FollowUpInput, UpdateEngagementRequest } from '@demarche/contracts/engagements';
import {
  ENGAGEMENT_KINDS,
  ENGAGEMENT_STATUSES,
  type EngagementKind,
  type EngagementStatus,
  ORGANISATION_ROLES,
  type OrganisationRole,
} from '@demarche/domain/engagement';
import { LabelBody } from '../../platform/access/label-dto.js';
import {
  IsDay,
  IsIso3,
  IsLine,
  IsProse,
  IsVersion,
  IsZone,
  MayBeAbsent,
  MayBeNull,
} from '../../platform/http/fields.js';

export class PersonMetBody {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  personId: string;

  @ApiPropertyOptional({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'Default: the post held that day.',
  })
  @MayBeNull()
  @IsUUID()
  postId?: string | null;
}
export class OurPersonBody {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  userId: string;

  @ApiPropertyOptional({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'Default: the office held that day.',
  })
  @MayBeNull()
  @IsUUID()
  officeId?: string | null;
}
export class OrganisationBody {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  institutionId: string;

  @ApiProperty({ enum: ORGANISATION_ROLES })
  @IsIn(ORGANISATION_ROLES)
  role: OrganisationRole;
}
export class FollowUpBody implements FollowUpInput {
  @ApiProperty()
  @IsLine(300)
  title: string;

  @IsDay()
  dueOn: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'At most one of the two assignees; default: whoever logs.' })
  @MayBeAbsent()
  @IsUUID()
  assigneeUserId?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @MayBeAbsent()
  @IsUUID()
  assigneeOfficeId?: string;
}

/** What a body that creates and one that changes have in common: none of it must be there. */
class EngagementFields extends LabelBody {
  @ApiPropertyOptional({ enum: ENGAGEMENT_STATUSES, description: 'Default: planned for a day to come, else held.' })
  @MayBeAbsent()
  @IsIn(ENGAGEMENT_STATUSES)
  status?: EngagementStatus;

  @ApiPropertyOptional({ type: String, nullable: true, example: '11:30' })
  @MayBeNull()
  @Matches(/^([01]\d|2[0-3]):[0-5]\d$/, { message: 'must be a time written HH:mm' })
  time?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'Europe/Zurich', description: 'Default: my own.' })
  @MayBeNull()
  @IsZone()
  zone?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true })
  @MayBeNull()
  @IsLine()
  place?: string | null;

  @ApiPropertyOptional({ description: 'Default: the kind and the place.' })
  @MayBeAbsent()
  @IsLine(300)
  title?: string;

  @ApiPropertyOptional({ type: String, nullable: true })
  @MayBeNull()
  @IsProse()
  summary?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true })
  @MayBeNull()
  @IsProse()
  outcome?: string | null;

  @ApiPropertyOptional({ type: [PersonMetBody] })
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(100)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => PersonMetBody)
  peopleMet?: PersonMetBody[];

  @ApiPropertyOptional({ type: [OurPersonBody], description: 'Default: whoever logs, in the acting office.' })
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(50)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => OurPersonBody)
  ourPeople?: OurPersonBody[];

  @ApiPropertyOptional({ type: [OrganisationBody] })
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(50)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => OrganisationBody)
  organisations?: OrganisationBody[];

  @ApiPropertyOptional({ type: [String], format: 'uuid', description: 'Files: my own that hang on nothing yet.' })
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(50)
  @IsUUID(undefined, { each: true })
  attachmentIds?: string[];
}

export class CreateEngagementBody extends EngagementFields implements CreateEngagementRequest {
  @ApiProperty({ enum: ENGAGEMENT_KINDS })
  @IsIn(ENGAGEMENT_KINDS)
  kind: EngagementKind;

  @IsDay()
  on: string;

  @ApiProperty({ type: [String], example: ['AGO'], minItems: 1, maxItems: 197 })
  @IsArray()
  @ArrayMinSize(1, { message: 'must name at least one State' })
  @ArrayMaxSize(197)
  @IsIso3({ each: true })
  states: string[];

  @ApiPropertyOptional({ type: FollowUpBody, nullable: true })
  @MayBeNull()
  @IsObject()
  @ValidateNested()
  @Type(() => FollowUpBody)
  followUp?: FollowUpBody | null;
}

export class UpdateEngagementBody extends EngagementFields implements UpdateEngagementRequest {
  @IsVersion()
  version: number;

  @ApiPropertyOptional({ enum: ENGAGEMENT_KINDS })
  @MayBeAbsent()
  @IsIn(ENGAGEMENT_KINDS)
  kind?: EngagementKind;

  @MayBeAbsent()
  @IsDay()
  on?: string;

  @ApiPropertyOptional({ type: [String], example: ['AGO'], minItems: 1, maxItems: 197 })
  @MayBeAbsent()
  @IsArray()
  @ArrayMinSize(1, { message: 'must name at least one State' })
  @ArrayMaxSize(197)
  @IsIso3({ each: true })
  states?: string[];
}

export class DeleteEngagementBody {
  @IsVersion()
  version: number;
}
