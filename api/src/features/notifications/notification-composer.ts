import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { EntityManager } from 'typeorm';
import { dayIn } from '@demarche/domain/dates';
import { Config } from '../../platform/config.js';
import { rows } from '../../platform/database/query.js';
import { MailComposer, type MailText } from '../mail/mail-composer.js';
import { ReadersService } from '../users/readers.service.js';
import { mailOf, MOST_IN_ONE } from './notification-mail.js';
import type { NotificationRow } from './notification.views.js';
import { notificationRows } from './notifications.queries.js';

/** Every mail is that of a notification, or of several: it says what its recipient may see when it is sent. */
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
    const about = await rows<NotificationRow>(
      em,
      notificationRows(reader, sql`n.mail_id = ${mailId}`, MOST_IN_ONE + 1),
    );
    return mailOf(about, dayIn(reader.zone, now.toISOString()), this.config.publicUrl);
  }

  async merge(em: EntityManager, into: string, others: readonly string[]): Promise<void> {
    await rows(em, sql`UPDATE notification SET mail_id = ${into} WHERE mail_id = ANY(${[...others]}::uuid[])`);
  }
}
