import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../platform/access/actor.js';
import { CurrentActor, Requires } from '../../../platform/access/requires.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { DoublesService } from './doubles.service.js';
import { MergeUndoService } from './merge-undo.service.js';
import { DoublesPageDto, DoublesQuery, MergeBody, MergeDto, MergesPageDto, MergesQuery } from './merges.dto.js';
import { MergesService } from './merges.service.js';

@ApiTags('people')
@Controller('people')
export class MergesController {
  constructor(
    private readonly merges: MergesService,
    private readonly undos: MergeUndoService,
    private readonly doubles: DoublesService,
  ) {}

  /** Pairs who may be one person. A page looks through `limit` people, and may hold no pair and still have a `next`. */
  @Get('doubles')
  @Requires('person.read')
  @ApiOkResponse({ type: DoublesPageDto })
  proposed(@CurrentActor() actor: Actor, @Query() query: DoublesQuery): Promise<DoublesPageDto> {
    return this.doubles.proposed(actor, query);
  }

  /** Merges of people, the latest first. */
  @Get('merges')
  @Requires('person.read')
  @ApiOkResponse({ type: MergesPageDto })
  list(@CurrentActor() actor: Actor, @Query() query: MergesQuery): Promise<MergesPageDto> {
    return this.merges.list(actor, query);
  }

  /** Two records of one person become one: every link leads to who is kept. */
  @Post('merge')
  @Requires('person.write')
  @ApiCreatedResponse({ type: MergeDto })
  merge(@CurrentActor() actor: Actor, @Body() body: MergeBody): Promise<MergeDto> {
    return this.merges.merge(actor, body);
  }

  /** Takes a merge back, for 30 days. What was changed since stays with who was kept. */
  @Post('merges/:id/undo')
  @HttpCode(200)
  @Requires('person.write')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: MergeDto })
  undo(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<MergeDto> {
    return this.undos.undo(actor, id);
  }
}
