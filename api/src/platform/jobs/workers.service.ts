import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { type Job, Worker } from 'bullmq';
import { setTimeout as delay } from 'node:timers/promises';
import { Clock } from '../clock.js';
import { type JobHandler, JobHandlers, type Schedule } from './job-handlers.js';
import { demandUsable, QUEUE_NAMES, type QueueName } from './queue-backend.js';
import { Queues } from './queues.service.js';
import { SchedulesService } from './schedules.service.js';

/** A killed worker's job runs again within seconds, and any number of kills does not fail it for good. */
const PATIENCE = { lockDuration: 10_000, stalledInterval: 5_000, maxStalledCount: 10, runRetryDelay: 2_000 };
const WATCH_EVERY_MS = 15_000;
/** Of our own end, where the queue is away. */
const LOOK_EVERY_MS = 200;
const GRACE_MS = 10_000;
const CONCURRENCY: Record<QueueName, number> = { schedules: 2, deliveries: 3 };

/** Takes jobs off the queues and gives them to the features' handlers. Lives in the job process only. */
@Injectable()
export class WorkersService implements BeforeApplicationShutdown {
  private readonly log = new Logger('Jobs');
  private workers: Worker[] = [];
  private watch: NodeJS.Timeout | undefined;
  private stopped = false;
  private underWay = 0;

  constructor(
    private readonly queues: Queues,
    private readonly declared: JobHandlers,
    private readonly schedules: SchedulesService,
    private readonly clock: Clock,
  ) {}

  /** Throws a `StartupError` where the queue's backend cannot be used. */
  async start(): Promise<void> {
    await demandUsable(this.queues.backend);
    const { handlers, schedules } = this.declared.collect();
    this.log.log(`Queue: ${this.queues.backend.name}`);
    await this.schedules.declare(schedules);
    this.workers = QUEUE_NAMES.map((name) => this.work(name, handlers));
    await Promise.all(this.workers.map((worker) => worker.waitUntilReady()));
    this.watchOver(schedules);
    // What fell due while nobody worked does not wait for the next minute.
    for (const { name } of schedules) {
      await this.run(name, {}, handlers).catch((error: Error) => this.log.error(`${name} failed: ${error.message}`));
    }
  }

  /** Lets the jobs under way come to their end; what is left belongs to the other workers. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.watch);
    const closed = Promise.allSettled(this.workers.map((worker) => worker.close())).then(() => true);
    const last = Date.now() + GRACE_MS;
    while (!(await Promise.race([closed, delay(LOOK_EVERY_MS, false)]))) {
      // A queue that is away cannot be told of our end; it will notice. Work under way gets its time, though it may wait for
      // that very queue.
      if (this.queues.backend.isAway() && (this.underWay === 0 || Date.now() > last)) return;
    }
  }

  /** One look at a time: a queue that is away answers late. */
  private watchOver(schedules: readonly Schedule[]): void {
    if (this.stopped) return;
    this.watch = setTimeout(() => {
      void this.declareLost(schedules).finally(() => this.watchOver(schedules));
    }, WATCH_EVERY_MS);
  }

  /** A queue that was emptied runs nothing by the clock any more: whoever notices declares it anew. */
  private async declareLost(schedules: readonly Schedule[]): Promise<void> {
    try {
      if (!(await this.schedules.anyLost(schedules, Date.now()))) return;
      this.log.warn('The queue lost its schedules: they are declared anew.');
      await this.schedules.declare(schedules);
    } catch (error) {
      this.log.warn(`The schedules could not be looked at: ${(error as Error).message}`);
    }
  }

  private work(name: QueueName, handlers: Map<string, JobHandler>): Worker {
    const { backend, prefix } = this.queues;
    const options = {
      connection: backend.connection as never,
      prefix,
      concurrency: CONCURRENCY[name],
      ...PATIENCE,
    };
    const process = (job: Job) => this.run(job.name, job.data as object, handlers);
    const worker = backend.factory
      ? new Worker(name, process, options, backend.factory as never)
      : new Worker(name, process, options);
    worker.on('error', (error) => this.log.warn(`The queue ${name} is away: ${error.message}`));
    worker.on('failed', (job, error) =>
      this.log.error(`${job?.name} ${job?.id} failed: ${error.message}`, error.stack),
    );
    return worker;
  }

  private async run(name: string, data: object, handlers: Map<string, JobHandler>): Promise<void> {
    const handler = handlers.get(name);
    // A newer version may have queued what this one does not know: it stays a failed job, to be seen.
    if (!handler) throw new Error(`Nothing here does the job ${name}.`);
    this.underWay++;
    try {
      await this.clock.refresh();
      await handler(data as never);
    } finally {
      this.underWay--;
    }
  }
}
