import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, MaxLength } from 'class-validator';
import {
  ENGAGEMENT_KINDS,
  ENGAGEMENT_STATUSES,
  type EngagementKind,
  type EngagementStatus,
} from '@demarche/domain/engagement';
import { AsList, IsIso3, MayBeAbsent } from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/paging.js';

/** By what engagements are found and counted alike. */
export class EngagementFilters extends PageQuery {
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
}
