import { Controller, Get, Query } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { CurrentActor, Requires } from '../../platform/access/requires.js';
import { Clock } from '../../platform/clock.js';
import { VOTE_MODELS, VoteMatrixDto, VoteMatrixQuery } from './votes.dto.js';
import { VotesService } from './votes.service.js';

@ApiTags('votes')
@ApiExtraModels(...VOTE_MODELS)
@Controller('votes')
export class VotesController {
  constructor(
    private readonly votes: VotesService,
    private readonly clock: Clock,
  ) {}

  /** The stored roll calls: one row a State, one column a vote, with the status the State had at each vote. */
  @Get()
  @Requires('register.read')
  @ApiOkResponse({ type: VoteMatrixDto })
  matrix(@CurrentActor() actor: Actor, @Query() { treaty, asAt, body, part }: VoteMatrixQuery): Promise<VoteMatrixDto> {
    return this.votes.matrix(treaty, asAt ?? this.clock.today(), { body, part }, actor);
  }
}
