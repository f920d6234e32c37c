import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { CurrentActor, Requires } from '../../platform/access/requires.js';
import { Clock } from '../../platform/clock.js';
import { StateListAnswer } from '../states/register.dto.js';
import { AsAtQuery, Iso3Param, StateListDto } from '../states/states.dto.js';
import { StatePageDto } from './state-page.dto.js';
import { StatePageService } from './state-page.service.js';

/** The register's list and the State page: the register's part, and what the other features know of the same States. */
@ApiTags('states')
@Controller('states')
@Requires('register.read')
export class StatePageController {
  constructor(
    private readonly pages: StatePageService,
    private readonly clock: Clock,
  ) {}

  /** The States that match, with their status on a day. */
  @Get()
  @ApiOkResponse({ type: StateListAnswer })
  list(@CurrentActor() actor: Actor, @Query() { treaty, asAt, ...filters }: StateListDto): Promise<StateListAnswer> {
    return this.pages.list(actor, treaty, asAt ?? this.clock.today(), filters);
  }

  /** One State: status with its acts, votes, facts, meetings, contacts and open tasks. */
  @Get(':iso3')
  @ApiOkResponse({ type: StatePageDto })
  profile(
    @CurrentActor() actor: Actor,
    @Param() { iso3 }: Iso3Param,
    @Query() { treaty, asAt }: AsAtQuery,
  ): Promise<StatePageDto> {
    return this.pages.page(actor, iso3, treaty, asAt ?? this.clock.today());
  }
}
