import { Injectable, Logger } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { DataSource } from 'typeorm';
import type { MailWay } from '@demarche/domain/incoming-mail';
import { Clock } from '../../platform/clock.js';
import { Config } from '../../platform/config.js';
import { firstRow } from '../../platform/database/query.js';
import { ReadersService } from '../users/readers.service.js';
import type { Receiver } from './mail-receipt.service.js';

/** The office to which mail comes by itself. */
@Injectable()
export class MailOfficeService {
  private readonly log = new Logger('IncomingMail');

  constructor(
    private readonly db: DataSource,
    private readonly readers: ReadersService,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /**
   * Who receives now. The job acts for whoever has held the office the longest of those who hold it today, and is named in the
   * audit itself. Undefined where nobody holds it: the mail waits where it is, for nobody would see it.
   */
  async receiver(way: MailWay): Promise<Receiver | undefined> {
    const now = this.clock.now();
    const today = now.toISOString().slice(0, 10);
    const name = this.config.MAIL_IN_OFFICE;
    const held = await firstRow<{ officeId: string; userId: string }>(
      this.db,
      sql`SELECT o.id AS "officeId", m.user_id AS "userId"
          FROM office o JOIN mandate m ON m.office_id = o.id JOIN app_user u ON u.id = m.user_id AND u.active
          WHERE lower(o.short_name) = lower(${name}) AND m.from_on <= ${today} AND (m.to_on IS NULL OR m.to_on >= ${today})
          ORDER BY o.created_at, m.from_on, m.user_id LIMIT 1`,
    );
    const reader = held && (await this.readers.of(this.db, [held.userId], now)).get(held.userId);
    if (!held || !reader) {
      this.log.warn(`Nobody holds the office "${name}" (MAIL_IN_OFFICE): mail waits in the ${way}.`);
      return undefined;
    }
    const { officeId } = held;
    const actor = { ...reader, actingOfficeId: officeId, requestId: randomUUID(), system: `mail-${way}` };
    return { way, actor, officeId };
  }
}
