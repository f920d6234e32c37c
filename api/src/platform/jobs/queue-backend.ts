import { type BackendFactory, createPostgresBackend, runMigrations } from 'bullmq';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import type { Config } from '../config.js';
import { StartupError } from '../startup-error.js';
import { demandKeepingRedis, redisConnection, type RedisConnection } from './redis-connection.js';

/** The two queues: what runs by the clock must not wait behind a thousand mails. */
export const QUEUE_NAMES = ['schedules', 'deliveries'] as const;
export type QueueName = (typeof QUEUE_NAMES)[number];

/** What BullMQ's queues and workers of this process stand on: Redis where REDIS_URL is set, otherwise our PostgreSQL. */
export interface QueueBackend {
  readonly name: 'Redis' | 'PostgreSQL';
  /** Given to every queue and worker. */
  readonly connection: RedisConnection | pg.Pool;
  readonly factory: BackendFactory | undefined;
  /** Whether its connection is lost: what is asked of it now waits until it is back. */
  isAway(): boolean;
  close(): Promise<void>;
}

const CONNECTIONS = 6;

export function queueBackend(config: Config, onError: (error: Error) => void): QueueBackend {
  if (config.REDIS_URL) {
    const redis = redisConnection(config);
    redis.on('error', onError);
    return {
      name: 'Redis',
      connection: redis,
      factory: undefined,
      isAway: () => redis.status !== 'ready',
      close: () => Promise.resolve(redis.disconnect()),
    };
  }
  const pool = new pg.Pool({
    connectionString: config.DATABASE_URL,
    max: CONNECTIONS,
    keepAlive: true,
    application_name: 'demarche-jobs',
    // BullMQ's tables and functions lie in a schema of their own; a pool it did not make must lead there.
    options: '-c search_path=bullmq',
  });
  pool.on('error', onError);
  return {
    name: 'PostgreSQL',
    connection: pool,
    factory: createPostgresBackend as unknown as BackendFactory,
    // A pool answers or fails, it never waits.
    isAway: () => false,
    close: () => pool.end(),
  };
}

/**
 * Brings BullMQ's own tables up to date, as the migrating role; the grants that follow cover their schema too. It makes a
 * sequence at the first job of a queue, which the running role may not do: so they are made here.
 */
export async function prepareQueueTables(migrator: DataSource): Promise<void> {
  const runner = migrator.createQueryRunner();
  try {
    await runMigrations((await runner.connect()) as pg.PoolClient);
    for (const name of QUEUE_NAMES) {
      const [sequence] = (await runner.query('SELECT quote_ident(bullmq.job_id_seq_name($1)) AS name', [name])) as {
        name: string;
      }[];
      await runner.query(`CREATE SEQUENCE IF NOT EXISTS bullmq.${sequence?.name}`);
    }
  } finally {
    await runner.release();
  }
}

/**
 * Throws a `StartupError` where the backend cannot keep jobs: it does not answer, its tables are missing, or it is a Redis
 * that throws keys away when memory is short.
 */
export async function demandUsable(backend: QueueBackend): Promise<void> {
  if (!(backend.connection instanceof pg.Pool)) return demandKeepingRedis(backend.connection);
  try {
    const { rows } = await backend.connection.query<{ there: boolean }>(
      `SELECT to_regnamespace('bullmq') IS NOT NULL AS there`,
    );
    if (rows[0]?.there) return;
  } catch (error) {
    throw new StartupError(`The database does not answer: ${(error as Error).message || 'connection refused'}.`);
  }
  throw new StartupError(
    'The queue is not migrated: run the migration (node api/dist/migrate.js) before this process.',
  );
}

/** Resolves when the backend answers; waits for a Redis that is away. */
export async function demandAnswer({ connection }: QueueBackend): Promise<void> {
  await (connection instanceof pg.Pool ? connection.query('SELECT 1') : connection.ping());
}
