import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock.js';
import { firstRow, rows } from '../../platform/database/query.js';
import { isPermanent, MOST_ATTEMPTS, waitAfter } from './mail-attempts.js';
import { MailComposer } from './mail-composer.js';
import { MailTransport } from './mail-transport.js';

interface DueMail {
  id: string;
  user_id: string;
  attempts: number;
  name: string;
  email: string;
  active: boolean;
}

/** Mails are rows: written together with what they tell of, sent by jobs that carry their ids. */
@Injectable()
export class MailsService {
  constructor(
    private readonly db: DataSource,
    private readonly transport: MailTransport,
    private readonly composer: MailComposer,
    private readonly clock: Clock,
  ) {}

  /** One mail a user, in the given order. Without a mail server they are kept as not sent. Returns their ids. */
  async write(em: EntityManager, userIds: readonly string[], now: Date): Promise<string[]> {
    const mails = userIds.map((userId) => ({ id: randomUUID(), user_id: userId }));
    const state = this.transport.isSet ? 'queued' : 'not_sent_no_server';
    await rows(
      em,
      sql`INSERT INTO mail (id, user_id, state, next_attempt_at, created_at)
          SELECT id, user_id, ${state}, ${now}, ${now}
          FROM jsonb_to_recordset(${JSON.stringify(mails)}) AS m (id uuid, user_id uuid)`,
    );
    return mails.map((mail) => mail.id);
  }

  /**
   * Sends a mail that is due, and says whether it did. The row stays locked while the server is spoken to: a second worker
   * passes it by, and when this process dies the lock ends with it and the next sweep takes the mail up again.
   */
  async send(id: string): Promise<boolean> {
    const now = this.clock.now();
    return this.db.transaction(async (em) => {
      const mail = await firstRow<DueMail>(
        em,
        sql`SELECT m.id, m.user_id, m.attempts, u.name, u.email, u.active
            FROM mail m JOIN app_user u ON u.id = m.user_id
            WHERE m.id = ${id} AND m.state = 'queued' AND m.next_attempt_at <= ${now}
            FOR UPDATE OF m SKIP LOCKED`,
      );
      if (!mail) return false;
      if (!this.transport.isSet) return this.settle(em, id, 'not_sent_no_server');
      const text = mail.active ? await this.composer.compose(em, id, mail.user_id, now) : undefined;
      if (!text) return this.settle(em, id, 'withheld');
      try {
        await this.transport.send(id, { name: mail.name, address: mail.email }, text);
      } catch (error) {
        return this.noteFailure(em, mail, error, now);
      }
      await rows(
        em,
        sql`UPDATE mail SET state = 'sent', attempts = attempts + 1, sent_at = ${now}, last_error = NULL WHERE id = ${id}`,
      );
      return true;
    });
  }

  private async settle(em: EntityManager, id: string, state: 'not_sent_no_server' | 'withheld'): Promise<false> {
    await rows(em, sql`UPDATE mail SET state = ${state} WHERE id = ${id}`);
    return false;
  }

  private async noteFailure(em: EntityManager, mail: DueMail, error: unknown, now: Date): Promise<false> {
    const attempts = mail.attempts + 1;
    const state = isPermanent(error) || attempts >= MOST_ATTEMPTS ? 'failed' : 'queued';
    const next = new Date(now.getTime() + waitAfter(attempts));
    const reason = String((error as Error)?.message ?? error).slice(0, 500);
    await rows(
      em,
      sql`UPDATE mail SET state = ${state}, attempts = ${attempts}, next_attempt_at = ${next}, queued_at = NULL,
            last_error = ${reason} WHERE id = ${mail.id}`,
    );
    return false;
  }
}
