import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsUUID } from 'class-validator';
import type {
  EngagementCreated,
  EngagementView,
  OverlapList,
  PersonMet,
  PlannedOverlap,
} from '@demarche/contracts/engagements';
import {
  ENGAGEMENT_KINDS,
  ENGAGEMENT_STATUSES,
  type EngagementKind,
  type EngagementStatus,
  ORGANISATION_ROLES,
  type OrganisationRole,
} from '@demarche/domain/engagement';
import { type Label, LABELS } from '@demarche/domain/labels';
import { AsList, IsDay, IsIso3, IsSearch, MayBeAbsent } from '../../platform/http/fields.js';
import { OfficeRefDto, RecordDto, StateRefDto, UserRefDto } from '../../platform/http/references.dto.js';
import { AttachmentDto } from '../files/dto.js';
import { EngagementFilters } from './engagement-filters.dto.js';

export const ENGAGEMENT_ORDERS = ['latest', 'earliest'] as const;

export class EngagementsQuery extends EngagementFilters {
  @ApiPropertyOptional({ enum: LABELS, isArray: true })
  @MayBeAbsent()
  @AsList()
  @IsIn(LABELS, { each: true })
  label?: Label[];

  @ApiPropertyOptional({ format: 'uuid', description: 'Met by us.' })
  @MayBeAbsent()
  @IsUUID()
  person?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Ours, whose contact it is.' })
  @MayBeAbsent()
  @IsUUID()
  office?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'One of our people who took part.' })
  @MayBeAbsent()
  @IsUUID()
  user?: string;

  @MayBeAbsent()
  @IsDay()
  from?: string;

  @MayBeAbsent()
  @IsDay()
  to?: string;

  @ApiPropertyOptional({
    description: 'Words of title, place, summary and outcome, without regard to case and accents.',
  })
  @MayBeAbsent()
  @IsSearch()
  q?: string;

  @ApiPropertyOptional({ enum: ENGAGEMENT_ORDERS, default: 'latest' })
  @MayBeAbsent()
  @IsIn(ENGAGEMENT_ORDERS)
  order: (typeof ENGAGEMENT_ORDERS)[number] = 'latest';
}

export class OverlapsQuery {
  @ApiProperty({ type: [String], example: ['AGO', 'KEN'] })
  @AsList()
  @IsIso3({ each: true })
  states: string[];

  @IsDay()
  on: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'The engagement being moved: it does not overlap with itself.' })
  @MayBeAbsent()
  @IsUUID()
  except?: string;
}

class PersonRefDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
}
class TitledRefDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() title: string;
}
export class PersonMetDto implements PersonMet {
  @ApiProperty({ type: PersonRefDto }) person: PersonRefDto;
  @ApiProperty({ type: TitledRefDto, nullable: true }) post: TitledRefDto | null;
}
export class OurPersonDto {
  @ApiProperty({ type: UserRefDto }) user: UserRefDto;
  @ApiProperty({ type: OfficeRefDto, nullable: true }) office: OfficeRefDto | null;
}
export class OrganisationDto {
  @ApiProperty({ type: PersonRefDto }) institution: PersonRefDto;
  @ApiProperty({ enum: ORGANISATION_ROLES }) role: OrganisationRole;
}
export class EngagementDto extends RecordDto implements EngagementView {
  @ApiProperty({ example: 'ccm' }) treaty: string;
  @ApiProperty({ enum: ENGAGEMENT_KINDS }) kind: EngagementKind;
  @ApiProperty({ enum: ENGAGEMENT_STATUSES }) status: EngagementStatus;
  @ApiProperty({ format: 'date' }) on: string;
  @ApiProperty({ type: String, nullable: true, example: '11:30' }) time: string | null;
  @ApiProperty({ type: String, nullable: true }) zone: string | null;
  @ApiProperty({ type: String, nullable: true }) place: string | null;
  @ApiProperty() title: string;
  @ApiProperty({ type: String, nullable: true }) summary: string | null;
  @ApiProperty({ type: String, nullable: true }) outcome: string | null;
  @ApiProperty({ type: [StateRefDto] }) states: StateRefDto[];
  @ApiProperty({ type: [PersonMetDto], nullable: true }) peopleMet: PersonMetDto[] | null;
  @ApiProperty({ type: [OurPersonDto], nullable: true }) ourPeople: OurPersonDto[] | null;
  @ApiProperty({ type: [OrganisationDto], nullable: true }) organisations: OrganisationDto[] | null;
  @ApiProperty({ type: [AttachmentDto] }) attachments: AttachmentDto[];
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) letterId: string | null;
  @ApiProperty({ type: OfficeRefDto, nullable: true }) office: OfficeRefDto | null;
  @ApiProperty({ type: UserRefDto, nullable: true }) owner: UserRefDto | null;
}
export class EngagementsPageDto {
  @ApiProperty({ type: [EngagementDto] }) items: EngagementDto[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}
export class PlannedOverlapDto implements PlannedOverlap {
  @ApiProperty({ format: 'uuid' }) engagementId: string;
  @ApiProperty({ type: StateRefDto }) state: StateRefDto;
  @ApiProperty({ format: 'date' }) on: string;
  @ApiProperty() title: string;
  @ApiProperty({ type: OfficeRefDto, nullable: true }) office: OfficeRefDto | null;
}
export class OverlapListDto implements OverlapList {
  @ApiProperty({ type: [PlannedOverlapDto] }) items: PlannedOverlapDto[];
  @ApiProperty({ type: 'null' }) next: null;
}
export class EngagementCreatedDto implements EngagementCreated {
  @ApiProperty({ type: EngagementDto }) engagement: EngagementDto;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) followUpTaskId: string | null;
  @ApiProperty({ type: [PlannedOverlapDto] }) overlaps: PlannedOverlapDto[];
}
