import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { CurrentActor, Requires } from '../../platform/access/requires.js';
import { Clock } from '../../platform/clock.js';
import { StateListAnswer } from '../states/register.dto.js';
import { StateProfileDto } from '../states/state-profile.dto.js';
import { StateProfileService } from '../states/state-profile.service.js';
import { AsAtQuery, Iso3Param, StateListDto } from '../states/states.dto.js';
import { StatesService } from '../states/states.service.js';

/** The register's list and the State page: the register's part, and what the other features know of the same States. */
@ApiTags('states')
@Controller('states')
@Requires('register.read')
export class StatePageController {
  constructor(
    private readonly states: StatesService,
    private readonly profiles: StateProfileService,
    private readonly clock: Clock,
  ) {}

  /** The States that match, with their status on a day. */
  @Get()
  @ApiOkResponse({ type: StateListAnswer })
  list(@Query() { treaty, asAt, ...filters }: StateListDto): Promise<StateListAnswer> {
    return this.states.list(treaty, asAt ?? this.clock.today(), filters);
  }

  /** One State: status with its acts, votes, facts, meetings. */
  @Get(':iso3')
  @ApiOkResponse({ type: StateProfileDto })
  profile(
    @CurrentActor() actor: Actor,
    @Param() { iso3 }: Iso3Param,
    @Query() { treaty, asAt }: AsAtQuery,
  ): Promise<StateProfileDto> {
    return this.profiles.find(iso3, treaty, asAt ?? this.clock.today(), actor);
  }
}
