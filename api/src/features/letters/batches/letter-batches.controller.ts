import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { LETTER_BATCH_STEPS } from '@demarche/domain/letter-batch';
import type { Actor } from '../../../platform/access/actor.js';
import { CurrentActor, Requires } from '../../../platform/access/requires.js';
import { notFound } from '../../../platform/domain-error.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { PageQuery } from '../../../platform/paging.js';
import { BatchCheckService } from './batch-check.service.js';
import { LetterBatchArchiveService } from './letter-batch-archive.service.js';
import { LetterBatchOrdersService } from './letter-batch-orders.service.js';
import { LetterBatchStepsService } from './letter-batch-steps.service.js';
import { BatchCheckDto, LetterBatchDto, LetterBatchesPageDto } from './letter-batch-views.dto.js';
import { BatchStepBody, CancelBatchBody, CheckBatchBody, CreateBatchBody } from './letter-batches.dto.js';
import { LetterBatchesService } from './letter-batches.service.js';

const ZIP = 'application/zip';

@ApiTags('letters')
@Controller('letter-batches')
export class LetterBatchesController {
  constructor(
    private readonly batches: LetterBatchesService,
    private readonly checks: BatchCheckService,
    private readonly orders: LetterBatchOrdersService,
    private readonly steps: LetterBatchStepsService,
    private readonly archives: LetterBatchArchiveService,
  ) {}

  /** Letters that were written together, the latest first. */
  @Get()
  @Requires('letter.read')
  @ApiOkResponse({ type: LetterBatchesPageDto })
  list(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<LetterBatchesPageDto> {
    return this.batches.list(actor, query);
  }

  /** To whom a batch would go, and what each of them lacks. Writes nothing. */
  @Post('check')
  @HttpCode(200)
  @Requires('letter.write')
  @ApiOkResponse({ type: BatchCheckDto })
  check(@CurrentActor() actor: Actor, @Body() body: CheckBatchBody): Promise<BatchCheckDto> {
    return this.checks.check(actor, body);
  }

  /** Begins a batch: a job makes its letters, all of them or none. */
  @Post()
  @Requires('letter.write')
  @ApiHeader({
    name: 'idempotency-key',
    required: false,
    description: 'A UUID of your own: a repeated request with it makes nothing more.',
  })
  @ApiCreatedResponse({ type: LetterBatchDto })
  create(
    @CurrentActor() actor: Actor,
    @Body() body: CreateBatchBody,
    @Headers('idempotency-key') key?: string,
  ): Promise<LetterBatchDto> {
    return this.orders.create(actor, body, key);
  }

  /** A batch with its progress, for whoever began it; its letters: `GET /api/letters?batch=`. */
  @Get(':id')
  @Requires('letter.read')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: LetterBatchDto })
  one(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<LetterBatchDto> {
    return this.batches.one(actor, id);
  }

  /** Calls a batch off before it is made: nothing of it is left. */
  @Post(':id/cancel')
  @HttpCode(200)
  @Requires('letter.write')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: LetterBatchDto })
  cancel(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { version }: CancelBatchBody,
  ): Promise<LetterBatchDto> {
    return this.orders.cancel(actor, id, version);
  }

  /** Clears, signs, sends or voids all letters of a batch that I may see: all of them or none. */
  @Post(':id/steps/:step')
  @HttpCode(200)
  @Requires('letter.write')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiParam({ name: 'step', enum: LETTER_BATCH_STEPS })
  @ApiOkResponse({ type: LetterBatchDto })
  take(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Param('step') step: string,
    @Body() body: BatchStepBody,
  ): Promise<LetterBatchDto> {
    const known = LETTER_BATCH_STEPS.find((one) => one === step);
    if (!known) throw notFound('letter_step');
    return this.steps.take(actor, id, known, body);
  }

  /** The letters of a batch that I may read, as DOCX and, in English, French and Spanish, PDF. */
  @Get(':id/zip')
  @Requires('letter.read')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiProduces(ZIP)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async zip(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Res({ passthrough: true }) res: Response,
  ): Promise<StreamableFile> {
    const { name, content } = await this.archives.zip(actor, id);
    res.attachment(name);
    res.once('close', () => content.destroy());
    return new StreamableFile(content, { type: ZIP });
  }
}
