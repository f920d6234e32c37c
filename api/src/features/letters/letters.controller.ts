import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { LETTER_STEPS, type LetterStep } from '@demarche/domain/letter-course';
import type { Actor } from '../../platform/access/actor.js';
import { CurrentActor, Requires } from '../../platform/access/requires.js';
import { notFound } from '../../platform/domain-error.js';
import { IdParam } from '../../platform/http/id-param.js';
import {
  CreateLetterBody,
  DiscardLetterBody,
  LetterPreviewBody,
  LetterStepBody,
  RegisterIncomingBody,
  RegisterOfOthersBody,
  UpdateLetterBody,
} from './letter-bodies.dto.js';
import { LetterDraftsService } from './letter-drafts.service.js';
import { LetterPreviewService } from './letter-preview.service.js';
import { LetterRegistryService } from './letter-registry.service.js';
import { LetterStepsService } from './letter-steps.service.js';
import { LetterDocumentDto, LetterDto, LettersPageDto } from './letter-views.dto.js';
import { LettersQuery } from './letters.dto.js';
import { LettersService } from './letters.service.js';

const ONCE = {
  name: 'idempotency-key',
  required: false,
  description: 'A UUID: a repeated request makes nothing again.',
};
const STEPS = LETTER_STEPS.filter((step) => step !== 'discard');

@ApiTags('letters')
@Controller('letters')
export class LettersController {
  constructor(
    private readonly letters: LettersService,
    private readonly drafts: LetterDraftsService,
    private readonly registry: LetterRegistryService,
    private readonly steps: LetterStepsService,
    private readonly previews: LetterPreviewService,
  ) {}

  /** The register of letters, the latest first. */
  @Get()
  @Requires('letter.read')
  @ApiOkResponse({ type: LettersPageDto })
  list(@CurrentActor() actor: Actor, @Query() query: LettersQuery): Promise<LettersPageDto> {
    return this.letters.list(actor, query);
  }

  /** Begins a letter of ours. */
  @Post()
  @Requires('letter.write')
  @ApiHeader(ONCE)
  @ApiCreatedResponse({ type: LetterDto })
  create(
    @CurrentActor() actor: Actor,
    @Body() body: CreateLetterBody,
    @Headers('idempotency-key') key?: string,
  ): Promise<LetterDto> {
    return this.drafts.create(actor, body, key);
  }

  /** How a text would read today, with what is still to be filled in. Nothing is written. */
  @Post('preview')
  @HttpCode(200)
  @Requires('letter.write')
  @ApiOkResponse({ type: LetterDocumentDto })
  preview(@CurrentActor() actor: Actor, @Body() body: LetterPreviewBody): Promise<LetterDocumentDto> {
    return this.previews.of(actor, body);
  }

  /** Registers a letter to us. One that answers a letter of ours stops its clock. */
  @Post('received')
  @Requires('letter.write')
  @ApiHeader(ONCE)
  @ApiCreatedResponse({ type: LetterDto })
  received(
    @CurrentActor() actor: Actor,
    @Body() body: RegisterIncomingBody,
    @Headers('idempotency-key') key?: string,
  ): Promise<LetterDto> {
    return this.registry.received(actor, body, key);
  }

  /** Registers a letter that the depositary or a partner sent to a State. */
  @Post('of-others')
  @Requires('letter.write')
  @ApiHeader(ONCE)
  @ApiCreatedResponse({ type: LetterDto })
  ofOthers(
    @CurrentActor() actor: Actor,
    @Body() body: RegisterOfOthersBody,
    @Headers('idempotency-key') key?: string,
  ): Promise<LetterDto> {
    return this.registry.ofOthers(actor, body, key);
  }

  @Get(':id')
  @Requires('letter.read')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: LetterDto })
  one(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<LetterDto> {
    return this.letters.one(actor, id);
  }

  /** Changes a draft; of a letter that is cleared, its label and how long an answer is awaited. */
  @Patch(':id')
  @Requires('letter.write')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: LetterDto })
  update(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: UpdateLetterBody): Promise<LetterDto> {
    return this.drafts.update(actor, id, body);
  }

  /** Throws a draft away that was never numbered. */
  @Delete(':id')
  @HttpCode(204)
  @Requires('letter.write')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiNoContentResponse()
  discard(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: DiscardLetterBody): Promise<void> {
    return this.drafts.discard(actor, id, body.version);
  }

  /** Takes a letter one step on: clears, signs, sends, acknowledges, chases, closes, reopens, revises or voids it. */
  @Post(':id/steps/:step')
  @HttpCode(200)
  @Requires('letter.write')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiParam({ name: 'step', enum: STEPS })
  @ApiOkResponse({ type: LetterDto })
  take(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Param('step') step: string,
    @Body() body: LetterStepBody,
  ): Promise<LetterDto> {
    const known = STEPS.find((one) => one === step);
    if (!known) throw notFound('letter_step');
    return this.steps.take(actor, id, known satisfies LetterStep, body);
  }
}
