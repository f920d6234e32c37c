import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { EntityManager } from 'typeorm';
import { Config } from '../../platform/config.js';
import { firstRow } from '../../platform/database/query.js';
import { MailComposer, type MailText } from '../mail/mail-composer.js';
import { ReadersService } from '../users/readers.service.js';
import { mailOf } from './notification-mail.js';
import type { NotificationRow } from './notification.views.js';
import { notificationRows } from './notifications.queries.js';

/** Every mail is that of a notification: it says what its recipient may see when it is sent. */
@Injectable()
export class NotificationComposer extends MailComposer {
  constructor(
    private readonly readers: ReadersService,
    private readonly config: Config,
  ) {
    super();
  }

  async compose(em: EntityManager, mailId: string, userId: string, now: Date): Promise<MailText | undefined> {
    const reader = (await this.readers.of(em, [userId], now)).get(userId);
    if (!reader) return undefined;
    const row = await firstRow<NotificationRow>(em, notificationRows(reader, sql`n.mail_id = ${mailId}`, 1));
    return row && mailOf(row, reader.zone, this.config.publicUrl);
  }
}
