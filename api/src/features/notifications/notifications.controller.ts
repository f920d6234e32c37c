import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { CurrentActor, Requires } from '../../platform/access/requires.js';
import { invalidField } from '../../platform/domain-error.js';
import { MarkReadBody, NotificationListQuery, NotificationPageDto } from './dto.js';
import { NotificationsService } from './notifications.service.js';

@ApiTags('notifications')
@Controller('notifications')
export class NotificationsController {
  constructor(private readonly notifications: NotificationsService) {}

  /** My own, latest first. One about a record that I may not see any more says nothing of it. */
  @Get()
  @Requires('session')
  @ApiOkResponse({ type: NotificationPageDto })
  list(@CurrentActor() actor: Actor, @Query() query: NotificationListQuery): Promise<NotificationPageDto> {
    return this.notifications.page(actor, query);
  }

  /** Marks these as read, or all. */
  @Post('read')
  @HttpCode(204)
  @Requires('session')
  @ApiNoContentResponse()
  async read(@CurrentActor() actor: Actor, @Body() body: MarkReadBody): Promise<void> {
    if ((body.ids === undefined) === (body.all !== true)) {
      throw invalidField('ids', 'read.ids_or_all', 'Name the notifications, or all of them.');
    }
    await this.notifications.markRead(actor, body.ids ?? 'all');
  }
}
