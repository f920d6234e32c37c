import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, MaxLength } from 'class-validator';
import type { EngagementCount } from '@demarche/contracts/engagements';
import {
  ENGAGEMENT_KINDS,
  ENGAGEMENT_STATUSES,
  type EngagementKind,
  type EngagementStatus,
} from '@demarche/domain/engagement';
import { AsList, IsIso3, IsMonth, MayBeAbsent } from '../../platform/http/fields.js';
import { StateRefDto } from '../../platform/http/references.dto.js';
import { PageQuery } from '../../platform/paging.js';

export class EngagementCountsQuery extends PageQuery {
  @ApiPropertyOptional({ example: 'ccm', description: "Default: the deployment's treaty." })
  @MayBeAbsent()
  @MaxLength(40)
  treaty?: string;

  @ApiPropertyOptional({ type: [String], example: ['AGO'] })
  @MayBeAbsent()
  @AsList()
  @IsIso3({ each: true })
  state?: string[];

  @ApiPropertyOptional({ enum: ENGAGEMENT_KINDS, isArray: true })
  @MayBeAbsent()
  @AsList()
  @IsIn(ENGAGEMENT_KINDS, { each: true })
  kind?: EngagementKind[];

  @ApiPropertyOptional({ enum: ENGAGEMENT_STATUSES, isArray: true })
  @MayBeAbsent()
  @AsList()
  @IsIn(ENGAGEMENT_STATUSES, { each: true })
  status?: EngagementStatus[];

  @MayBeAbsent()
  @IsMonth()
  from?: string;

  @MayBeAbsent()
  @IsMonth()
  to?: string;
}

export class EngagementCountDto implements EngagementCount {
  @ApiProperty({ type: StateRefDto }) state: StateRefDto;
  @ApiProperty({ example: '2026-11' }) month: string;
  @ApiProperty({ enum: ENGAGEMENT_KINDS }) kind: EngagementKind;
  @ApiProperty({ description: 'Of those that count for the reader: also what may be counted and not read.' })
  count: number;
}
export class EngagementCountsPageDto {
  @ApiProperty({ type: [EngagementCountDto] }) items: EngagementCountDto[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}
