import { Body, Controller, Delete, Get, Headers, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { CurrentActor, Requires } from '../../platform/access/requires.js';
import { IdParam } from '../../platform/http/id-param.js';
import { CreateEngagementBody, DeleteEngagementBody, UpdateEngagementBody } from './engagement-bodies.dto.js';
import { EngagementChangesService } from './engagement-changes.service.js';
import { EngagementCountsPageDto, EngagementCountsQuery } from './engagement-counts.dto.js';
import { EngagementCountsService } from './engagement-counts.service.js';
import { EngagementLogService } from './engagement-log.service.js';
import {
  EngagementCreatedDto,
  EngagementDto,
  EngagementsPageDto,
  EngagementsQuery,
  OverlapListDto,
  OverlapsQuery,
} from './engagements.dto.js';
import { EngagementsService } from './engagements.service.js';

@ApiTags('engagements')
@Controller('engagements')
export class EngagementsController {
  constructor(
    private readonly engagements: EngagementsService,
    private readonly counts: EngagementCountsService,
    private readonly log: EngagementLogService,
    private readonly changes: EngagementChangesService,
  ) {}

  /** Contacts, the latest first. */
  @Get()
  @Requires('engagement.read')
  @ApiOkResponse({ type: EngagementsPageDto })
  list(@CurrentActor() actor: Actor, @Query() query: EngagementsQuery): Promise<EngagementsPageDto> {
    return this.engagements.list(actor, query);
  }

  /** What other offices plan with these States within 30 days of a day. */
  @Get('overlaps')
  @Requires('engagement.read')
  @ApiOkResponse({ type: OverlapListDto })
  async overlaps(@CurrentActor() actor: Actor, @Query() query: OverlapsQuery): Promise<OverlapListDto> {
    return { items: await this.engagements.plannedNear(actor, query), next: null };
  }

  /** How many contacts count for me, by State, month and kind. One with several States counts with each. */
  @Get('counts')
  @Requires('engagement.read')
  @ApiOkResponse({ type: EngagementCountsPageDto })
  count(@CurrentActor() actor: Actor, @Query() query: EngagementCountsQuery): Promise<EngagementCountsPageDto> {
    return this.counts.page(actor, query);
  }

  @Get(':id')
  @Requires('engagement.read')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: EngagementDto })
  one(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<EngagementDto> {
    return this.engagements.one(actor, id);
  }

  /** Logs or plans a contact, with its follow-up task where one is wanted. */
  @Post()
  @Requires('engagement.write')
  @ApiHeader({
    name: 'idempotency-key',
    required: false,
    description: 'A UUID: a repeated request makes nothing again.',
  })
  @ApiCreatedResponse({ type: EngagementCreatedDto })
  create(
    @CurrentActor() actor: Actor,
    @Body() body: CreateEngagementBody,
    @Headers('idempotency-key') key?: string,
  ): Promise<EngagementCreatedDto> {
    return this.log.create(actor, body, key);
  }

  @Patch(':id')
  @Requires('engagement.write')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: EngagementDto })
  update(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: UpdateEngagementBody,
  ): Promise<EngagementDto> {
    return this.changes.update(actor, id, body);
  }

  /** Takes back what was logged by mistake. */
  @Delete(':id')
  @HttpCode(204)
  @Requires('engagement.write')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiNoContentResponse()
  delete(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: DeleteEngagementBody): Promise<void> {
    return this.changes.delete(actor, id, body.version);
  }
}
