import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { rmSync, writeFileSync } from 'node:fs';
import sql from 'sql-template-tag';
import { DataSource } from 'typeorm';
import { Config } from '../config.js';
import { rows } from '../database/query.js';
import { StartupError } from '../startup-error.js';
import { HEARTBEAT_MS } from './heartbeat-file.js';
import { demandAnswer } from './queue-backend.js';
import { Queues } from './queues.service.js';

/** The pulse of a job process, which has no port to be asked at: a file that stays young while all it needs answers. */
@Injectable()
export class Heartbeat implements BeforeApplicationShutdown {
  private readonly log = new Logger('Heartbeat');
  private timer: NodeJS.Timeout | undefined;
  private beating = false;

  constructor(
    private readonly config: Config,
    private readonly db: DataSource,
    private readonly queues: Queues,
  ) {}

  /** Throws a `StartupError` for a file that cannot be written. Does nothing where none is set. */
  start(): void {
    const file = this.config.HEARTBEAT_FILE;
    if (!file) return;
    try {
      writeFileSync(file, '');
    } catch (error) {
      throw new StartupError(
        `The setting HEARTBEAT_FILE is wrong: ${file} cannot be written (${(error as NodeJS.ErrnoException).code}).`,
      );
    }
    this.timer = setInterval(() => void this.beat(file), HEARTBEAT_MS);
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
    if (this.timer && this.config.HEARTBEAT_FILE) rmSync(this.config.HEARTBEAT_FILE, { force: true });
  }

  /** One at a time: what asks a queue that is away waits until it is back. */
  private async beat(file: string): Promise<void> {
    if (this.beating) return;
    this.beating = true;
    try {
      await Promise.all([rows(this.db, sql`SELECT 1`), demandAnswer(this.queues.backend)]);
      writeFileSync(file, '');
    } catch (error) {
      this.log.warn(`No heartbeat: ${(error as Error).message}`);
    } finally {
      this.beating = false;
    }
  }
}
