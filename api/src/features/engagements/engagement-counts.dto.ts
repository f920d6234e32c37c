import { ApiProperty } from '@nestjs/swagger';
import type { EngagementCount } from '@demarche/contracts/engagements';
import { ENGAGEMENT_KINDS, type EngagementKind } from '@demarche/domain/engagement';
import { IsMonth, MayBeAbsent } from '../../platform/http/fields.js';
import { StateRefDto } from '../../platform/http/references.dto.js';
import { EngagementFilters } from './engagement-filters.dto.js';

export class EngagementCountsQuery extends EngagementFilters {
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
