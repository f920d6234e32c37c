import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Clock } from '../../platform/clock.js';
import { rows } from '../../platform/database/query.js';
import { Transactions } from '../../platform/database/transactions.js';
import { Queues } from '../../platform/jobs/queues.service.js';

const BATCH = 500;
/** A mail whose job was not seen to for so long is put into the queue once more. */
const STUCK_AFTER_MS = 5 * 60_000;

/** Puts the ids of due mails into the queue: those just written, those to be tried again, and those whose job was lost. */
@Injectable()
export class MailQueueService {
  constructor(
    private readonly transactions: Transactions,
    private readonly queues: Queues,
    private readonly clock: Clock,
  ) {}

  /** Returns how many were queued. */
  async queueDue(): Promise<number> {
    let queued = 0;
    for (;;) {
      const due = await this.claim(this.clock.now());
      if (due.length === 0) return queued;
      // Should this fail, the row says "queued" though it is not: it counts as stuck, and a later sweep repeats it.
      await this.queues.addAll(
        due.map(({ id, round }) => ({ name: 'mail-send', data: { id }, jobId: `mail-${id}-${round}` })),
      );
      queued += due.length;
    }
  }

  private claim(now: Date): Promise<{ id: string; round: number }[]> {
    const stuck = new Date(now.getTime() - STUCK_AFTER_MS);
    return this.transactions.run((em) =>
      rows(
        em,
        sql`WITH claimed AS (
              SELECT id FROM mail WHERE state = 'queued' AND next_attempt_at <= ${now}
                AND (queued_at IS NULL OR queued_at < ${stuck})
              ORDER BY next_attempt_at, id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED
            ), marked AS (
              UPDATE mail m SET queued_at = ${now}, round = round + 1 FROM claimed c WHERE m.id = c.id RETURNING m.id, m.round
            )
            SELECT id, round FROM marked`,
      ),
    );
  }
}
