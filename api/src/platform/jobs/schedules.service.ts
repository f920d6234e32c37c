import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { rows } from '../database/query.js';
import sql from 'sql-template-tag';
import type { Schedule } from './job-handlers.js';
import { Queues } from './queues.service.js';

/** A run that is so long overdue was lost; while all workers are busy the next one waits too, and that does no harm. */
const HANGS_AFTER_MS = 150_000;

/** Brings the schedules in the queue into line with those the code declares. */
@Injectable()
export class SchedulesService {
  private readonly log = new Logger('Schedules');

  constructor(
    private readonly db: DataSource,
    private readonly queues: Queues,
  ) {}

  /** Whether the queue forgot one of them, or lets one hang: it was emptied, or restored from a copy. */
  async anyLost(schedules: readonly Schedule[], now: number): Promise<boolean> {
    const known = new Map(
      (await this.queues.queue('schedules').getJobSchedulers(0, -1)).map(({ key, next }) => [key, next ?? 0]),
    );
    return schedules.some(({ name }) => (known.get(name) ?? 0) < now - HANGS_AFTER_MS);
  }

  /**
   * Upserts what is declared, removes what is not any more, prints the list. One process at a time: on PostgreSQL two that
   * upsert at once make doubled jobs, so all take a lock, which a process that dies gives back with its connection.
   */
  async declare(schedules: readonly Schedule[]): Promise<void> {
    await this.db.transaction(async (em) => {
      await rows(em, sql`SELECT pg_advisory_xact_lock(hashtext(${`demarche.schedules.${this.queues.prefix}`}))`);
      const queue = this.queues.queue('schedules');
      for (const { name, pattern } of schedules) {
        await queue.upsertJobScheduler(name, { pattern, tz: 'UTC' }, { name, data: {} });
        this.log.log(`${name}: ${pattern} (UTC)`);
      }
      const declared = new Set(schedules.map((schedule) => schedule.name));
      for (const { key } of await queue.getJobSchedulers(0, -1)) {
        if (declared.has(key)) continue;
        await queue.removeJobScheduler(key);
        this.log.log(`${key}: no longer declared, removed`);
      }
    });
  }
}
