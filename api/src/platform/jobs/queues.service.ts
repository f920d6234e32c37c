import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { type JobsOptions, Queue } from 'bullmq';
import { Config } from '../config.js';
import { queueBackend, type QueueBackend, type QueueName } from './queue-backend.js';

export interface NewJob {
  name: string;
  /** Ids only: what is sent is read from its row. */
  data: object;
  /** Two jobs of one id are one. No `:`, not all digits; a kept job blocks its id, so it carries a round number. */
  jobId: string;
}

/** Few kept jobs keep the queue's tables small; the rows in PostgreSQL tell what became of things. */
const JOB: JobsOptions = {
  attempts: 5,
  backoff: { type: 'exponential', delay: 1_000 },
  removeOnComplete: { age: 3_600, count: 200 },
  removeOnFail: { age: 604_800, count: 1_000 },
};

/** The queues of this process, connected at their first use: a process that adds no job opens no connection. */
@Injectable()
export class Queues implements OnApplicationShutdown {
  private readonly log = new Logger('Queue');
  private readonly open = new Map<QueueName, Queue>();
  private opened: QueueBackend | undefined;

  constructor(private readonly config: Config) {}

  get backend(): QueueBackend {
    return (this.opened ??= queueBackend(this.config, (error) => this.log.warn(`The queue is away: ${error.message}`)));
  }

  get prefix(): string {
    return this.config.QUEUE_PREFIX;
  }

  queue(name: QueueName): Queue {
    const known = this.open.get(name);
    if (known) return known;
    const options = { connection: this.backend.connection as never, prefix: this.prefix, defaultJobOptions: JOB };
    const factory = this.backend.factory;
    const queue: Queue = factory ? new Queue(name, options, factory as never) : new Queue(name, options);
    queue.on('error', (error) => this.log.warn(`The queue is away: ${error.message}`));
    this.open.set(name, queue);
    return queue;
  }

  /** Adds deliveries. Waits or rejects when the queue is away: the caller's rows are the promise, a sweep repeats it. */
  async addAll(jobs: readonly NewJob[]): Promise<void> {
    if (jobs.length === 0) return;
    await this.queue('deliveries').addBulk(jobs.map(({ name, data, jobId }) => ({ name, data, opts: { jobId } })));
  }

  async onApplicationShutdown(): Promise<void> {
    const closing = Promise.allSettled([...this.open.values()].map((queue) => queue.close()));
    if (!this.opened?.isAway()) await closing;
    await this.opened?.close();
  }
}
