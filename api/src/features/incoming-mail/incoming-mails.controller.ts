import { Body, Controller, Get, HttpCode, Post, Query, UploadedFile, UseInterceptors } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { CurrentActor, Requires } from '../../platform/access/requires.js';
import { IdParam } from '../../platform/http/id-param.js';
import { TakesFile } from '../../platform/http/takes-file.js';
import {
  IncomingMailDto,
  IncomingMailReceivedDto,
  IncomingMailsPageDto,
  IncomingMailsQuery,
} from './incoming-mail.dto.js';
import { IncomingMailsService } from './incoming-mails.service.js';
import { MailStepBody, SaveMailAsContactBody, SaveMailAsCopyBody, SaveMailAsLetterBody } from './mail-decisions.dto.js';
import { MailSavingService } from './mail-saving.service.js';
import { MailStepsService } from './mail-steps.service.js';
import { ReceiveMail } from './receive-mail.interceptor.js';

@ApiTags('incoming mail')
@Controller('incoming-mails')
export class IncomingMailsController {
  constructor(
    private readonly mails: IncomingMailsService,
    private readonly saving: MailSavingService,
    private readonly steps: MailStepsService,
  ) {}

  /** Mail that came in, the latest first: what I sent in, and what came to the mailbox of an office of mine. */
  @Get()
  @Requires('mail.read')
  @ApiOkResponse({ type: IncomingMailsPageDto })
  list(@CurrentActor() actor: Actor, @Query() query: IncomingMailsQuery): Promise<IncomingMailsPageDto> {
    return this.mails.list(actor, query);
  }

  /**
   * Takes in an e-mail as it went over the net (`.eml`), at most 50 MB. It waits for a yes or a no; nothing is made of it yet. The
   * same message twice is one. A file in it that is not kept is named in `leftOut` with the reason.
   */
  @Post()
  @Requires('mail.write')
  @TakesFile()
  @UseInterceptors(ReceiveMail)
  @ApiCreatedResponse({ type: IncomingMailReceivedDto })
  upload(@CurrentActor() actor: Actor, @UploadedFile() file: Express.Multer.File): Promise<IncomingMailReceivedDto> {
    return this.mails.upload(actor, file.path);
  }

  @Get(':id')
  @Requires('mail.read')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: IncomingMailDto })
  one(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<IncomingMailDto> {
    return this.mails.one(actor, id);
  }

  /** Saves it as a letter to us. One that answers a letter of ours stops its clock. */
  @Post(':id/letter')
  @HttpCode(200)
  @Requires('letter.write')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: IncomingMailDto })
  asLetter(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: SaveMailAsLetterBody,
  ): Promise<IncomingMailDto> {
    return this.saving.asLetter(actor, id, body);
  }

  /** Saves it as a contact of the kind `email`. */
  @Post(':id/contact')
  @HttpCode(200)
  @Requires('engagement.write')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: IncomingMailDto })
  asContact(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: SaveMailAsContactBody,
  ): Promise<IncomingMailDto> {
    return this.saving.asContact(actor, id, body);
  }

  /** It is a letter of ours as it went out: answers to it are known by its Message-ID. */
  @Post(':id/copy')
  @HttpCode(200)
  @Requires('mail.write')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: IncomingMailDto })
  asCopy(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: SaveMailAsCopyBody,
  ): Promise<IncomingMailDto> {
    return this.saving.asCopy(actor, id, body);
  }

  /** The addresses that it reports are dead: the posts and people of these addresses are marked as bounced. */
  @Post(':id/bounce')
  @HttpCode(200)
  @Requires('person.write')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: IncomingMailDto })
  asBounce(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: MailStepBody): Promise<IncomingMailDto> {
    return this.saving.asBounce(actor, id, body.version);
  }

  /** No: nothing is made of it. What it said is forgotten after seven days. */
  @Post(':id/reject')
  @HttpCode(200)
  @Requires('mail.write')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: IncomingMailDto })
  reject(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: MailStepBody): Promise<IncomingMailDto> {
    return this.steps.reject(actor, id, body.version);
  }

  /** Takes the decision back: a letter that was made of it is void, a contact gone, and it waits again. */
  @Post(':id/restore')
  @HttpCode(200)
  @Requires('mail.write')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: IncomingMailDto })
  restore(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: MailStepBody): Promise<IncomingMailDto> {
    return this.steps.restore(actor, id, body.version);
  }

  /** Forgets what it says at once, and its files. */
  @Post(':id/forget')
  @HttpCode(204)
  @Requires('mail.write')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiNoContentResponse()
  forget(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: MailStepBody): Promise<void> {
    return this.steps.forget(actor, id, body.version);
  }
}
