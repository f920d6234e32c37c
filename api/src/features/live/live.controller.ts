import { Controller, Get, Headers, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { Actor } from '../../platform/access/actor.js';
import { CurrentActor, Requires } from '../../platform/access/requires.js';
import { DomainError } from '../../platform/domain-error.js';
import { isUuid } from '../../platform/paging.js';
import { NotificationsService } from '../notifications/notifications.service.js';
import { LiveStreams } from './live-streams.service.js';

const STREAM = 'text/event-stream';

@ApiTags('live')
@Controller('live')
export class LiveController {
  constructor(
    private readonly streams: LiveStreams,
    private readonly notifications: NotificationsService,
  ) {}

  /**
   * A stream that says when to read anew what I am shown: kinds and ids of my notifications, nothing else. It ends with the
   * session. Ask for it with `Accept: text/event-stream`; where none is to be had (429, 503), ask from time to time instead.
   */
  @Get()
  @Requires('session')
  @ApiProduces(STREAM)
  @ApiHeader({
    name: 'last-event-id',
    required: false,
    description: 'The last notification heard of: later ones follow.',
  })
  @ApiOkResponse({ schema: { type: 'string', example: 'data: {"kind":"refresh"}\n\n' } })
  async stream(
    @CurrentActor() actor: Actor,
    @Req() req: Request,
    @Res() res: Response,
    @Headers('last-event-id') lastEventId?: string,
  ): Promise<void> {
    if (req.method !== 'GET' || !req.headers.accept?.includes(STREAM))
      throw new DomainError('not_acceptable', 'live.not_acceptable', `Ask with the header Accept: ${STREAM}.`);
    const stream = await this.streams.open(actor, req, res);
    if (!lastEventId || !isUuid(lastEventId)) return;
    for (const id of await this.notifications.since(actor, lastEventId)) stream.send({ kind: 'notification', id });
  }
}
