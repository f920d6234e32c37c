import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { CurrentActor, Requires } from '../../platform/access/requires.js';
import { AsAtQuery } from '../states/states.dto.js';
import { OverviewDto } from './overview.dto.js';
import { OverviewService } from './overview.service.js';

@ApiTags('overview')
@Controller('overview')
export class OverviewController {
  constructor(private readonly overview: OverviewService) {}

  /** Today, as the reader has it. */
  @Get()
  @Requires('session')
  @ApiOkResponse({ type: OverviewDto })
  today(@CurrentActor() actor: Actor, @Query() { treaty, asAt }: AsAtQuery): Promise<OverviewDto> {
    return this.overview.of(actor, treaty, asAt);
  }
}
