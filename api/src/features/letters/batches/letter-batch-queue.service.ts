import { Injectable, Logger } from '@nestjs/common';
import sql from 'sql-template-tag';
import { DataSource } from 'typeorm';
import { Clock } from '../../../platform/clock.js';
import { rows } from '../../../platform/database/query.js';
import { Queues } from '../../../platform/jobs/queues.service.js';

/** A batch that gave no sign of life for so long is given to the queue once more. */
const STUCK_AFTER_MS = 60_000;

/** Gives the jobs of batches to the queue: when they are begun, and again where their job was lost. */
@Injectable()
export class LetterBatchQueueService {
  private readonly log = new Logger('Letters');

  constructor(
    private readonly db: DataSource,
    private readonly queues: Queues,
    private readonly clock: Clock,
  ) {}

  /** The row is the promise: a queue that is away is given it by the sweep, later. */
  async begin(jobId: string): Promise<void> {
    try {
      await this.give(jobId, 0);
    } catch (error) {
      this.log.warn(`The batch of job ${jobId} waits for the queue: ${(error as Error).message}`);
    }
  }

  /** Returns how many were stuck. */
  async sweep(): Promise<number> {
    const now = this.clock.now();
    const stuck = await rows<{ job: string; round: number }>(
      this.db,
      sql`UPDATE letter_batch SET queued_at = ${now}
          WHERE status IN ('waiting', 'making') AND queued_at < ${new Date(now.getTime() - STUCK_AFTER_MS)}
          RETURNING job_id AS job, extract(epoch FROM queued_at)::bigint::int AS round`,
    );
    for (const { job, round } of stuck) await this.give(job, round);
    return stuck.length;
  }

  private give(id: string, round: number): Promise<void> {
    return this.queues.addAll([{ name: 'letter-batch-make', data: { id }, jobId: `letter-batch-${id}-${round}` }]);
  }
}
