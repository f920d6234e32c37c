import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock.js';
import { rows } from '../../platform/database/query.js';
import { Transactions } from '../../platform/database/transactions.js';
import { MailComposer } from './mail-composer.js';
import { Queues } from '../../platform/jobs/queues.service.js';
import { limitTo } from '../../platform/paging.js';

const BATCH = 500;
/** A mail whose job was not seen to for so long is put into the queue once more. */
const STUCK_AFTER_MS = 5 * 60_000;
/** A mail that waited so long to be put there means that nobody worked. */
const LATE_AFTER_MS = 3_600_000;
/** People whose late mails are joined in one transaction. */
const PEOPLE = 50;

interface Claimed {
  id: string;
  round: number;
}

/** Puts the ids of due mails into the queue: those just written, those to be tried again, and those whose job was lost. */
@Injectable()
export class MailQueueService {
  constructor(
    private readonly transactions: Transactions,
    private readonly queues: Queues,
    private readonly composer: MailComposer,
    private readonly clock: Clock,
  ) {}

  /** Returns how many were queued. */
  async queueDue(): Promise<number> {
    const late = await this.queueAll(() => this.joinLate(this.clock.now()));
    return late + (await this.queueAll(() => this.claim(this.clock.now())));
  }

  private async queueAll(next: () => Promise<Claimed[]>): Promise<number> {
    for (let queued = 0; ;) {
      const due = await next();
      if (due.length === 0) return queued;
      // Should this fail, the row says "queued" though it is not: it counts as stuck, and a later sweep repeats it.
      await this.queues.addAll(
        due.map(({ id, round }) => ({ name: 'mail-send', data: { id }, jobId: `mail-${id}-${round}` })),
      );
      queued += due.length;
    }
  }

  /**
   * Whoever has mails that nobody put into the queue for an hour gets one for all of theirs. Only those are joined that were
   * never given to the queue: of the others one may have gone out. Whom another process is telling something just now, this
   * one leaves to the next sweep.
   */
  private joinLate(now: Date): Promise<Claimed[]> {
    return this.transactions.run(async (em) => {
      const mails = await rows<{ id: string; user_id: string }>(
        em,
        sql`WITH people AS (
              SELECT u.id FROM app_user u WHERE u.id IN (SELECT m.user_id FROM mail m WHERE ${waits(now)})
              ORDER BY u.id ${limitTo(PEOPLE)} FOR NO KEY UPDATE SKIP LOCKED
            )
            SELECT m.id, m.user_id FROM mail m JOIN people p ON p.id = m.user_id WHERE m.state = 'queued' AND m.round = 0
            ORDER BY m.created_at DESC, m.id FOR UPDATE OF m`,
      );
      const ofPeople = Map.groupBy(mails, (mail) => mail.user_id);
      const kept: string[] = [];
      for (const [{ id }, ...others] of ofPeople.values() as Iterable<[Pick<Claimed, 'id'>, ...{ id: string }[]]>) {
        kept.push(id);
        await this.join(
          em,
          id,
          others.map((mail) => mail.id),
        );
      }
      await rows(em, sql`UPDATE mail SET queued_at = ${now}, round = 1 WHERE id = ANY(${kept}::uuid[])`);
      return kept.map((id) => ({ id, round: 1 }));
    });
  }

  private async join(em: EntityManager, into: string, others: readonly string[]): Promise<void> {
    if (others.length === 0) return;
    await this.composer.merge(em, into, others);
    await rows(em, sql`DELETE FROM mail WHERE id = ANY(${[...others]}::uuid[])`);
  }

  private claim(now: Date): Promise<Claimed[]> {
    const stuck = new Date(now.getTime() - STUCK_AFTER_MS);
    return this.transactions.run((em) =>
      rows(
        em,
        sql`WITH claimed AS (
              SELECT id FROM mail d WHERE state = 'queued' AND next_attempt_at <= ${now}
                AND (queued_at IS NULL OR queued_at < ${stuck})
                AND (round > 0 OR NOT EXISTS (SELECT 1 FROM mail m WHERE m.user_id = d.user_id AND ${waits(now)}))
              ORDER BY next_attempt_at, id ${limitTo(BATCH)} FOR UPDATE SKIP LOCKED
            ), marked AS (
              UPDATE mail m SET queued_at = ${now}, round = round + 1 FROM claimed c WHERE m.id = c.id RETURNING m.id, m.round
            )
            SELECT id, round FROM marked`,
      ),
    );
  }
}

/** A mail `m` that should have been put into the queue long ago. */
function waits(now: Date): Sql {
  return sql`(m.state = 'queued' AND m.round = 0 AND m.next_attempt_at < ${new Date(now.getTime() - LATE_AFTER_MS)})`;
}
