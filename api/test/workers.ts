import { type INestApplicationContext, Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { Redis } from 'ioredis';
import { vi } from 'vitest';
import { SchedulesService } from '../src/platform/jobs/schedules.service.js';
import { WorkersService } from '../src/platform/jobs/workers.service.js';
import { WorkerModule } from '../src/worker.module.js';
import type { TestApp } from './app.js';
import { testConfig } from './config.js';
import { queueAsked } from './queue-watch.js';

/** The settings of a job process beside `app`: its database, and a corner of Redis of its own where the run has one. */
export function workerEnv(app: TestApp, env: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const database = new URL(app.database.runtimeUrl).pathname.slice(1);
  return {
    NODE_ENV: 'test',
    PORT: '0',
    LOG_LEVEL: 'silent',
    DEMARCHE_SECRET: 'a secret of tests, long enough to pass',
    DATABASE_URL: app.database.runtimeUrl,
    DATABASE_POOL: '4',
    REDIS_URL: process.env['REDIS_URL'] ?? '',
    QUEUE_PREFIX: database,
    ...env,
  };
}

/** A job process within this one. It sweeps when the test says so: nothing is scheduled by the clock of the machine. */
export async function startWorker(app: TestApp, env: NodeJS.ProcessEnv = {}): Promise<INestApplicationContext> {
  const context = await NestFactory.createApplicationContext(WorkerModule.with(testConfig(workerEnv(app, env))), {
    abortOnError: false,
    logger: false,
  });
  const schedules = context.get(SchedulesService);
  vi.spyOn(schedules, 'declare').mockResolvedValue();
  vi.spyOn(schedules, 'anyLost').mockResolvedValue(false);
  await context.get(WorkersService).start();
  return context;
}

/** A job process as it runs in the product: `dist/worker.js`, which the build before the tests made. Resolves when it is ready. */
export async function forkWorker(app: TestApp, env: NodeJS.ProcessEnv = {}): Promise<ChildProcess> {
  queueAsked();
  const child = fork(new URL('../dist/worker.js', import.meta.url), {
    env: { ...process.env, ...workerEnv(app, env) },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [first] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [unknown];
  if (typeof first !== 'object' || first === null) throw new Error(`The worker ended (${String(first)}): ${said}`);
  return child;
}

/** Everything the queue of `app` knew is gone, as after a FLUSHALL or in a database restored without it. */
export async function emptyQueue(app: TestApp): Promise<void> {
  const { REDIS_URL, QUEUE_PREFIX } = workerEnv(app);
  if (!REDIS_URL) {
    const tables = await app.owner.query<{ name: string }[]>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
       WHERE schemaname = 'bullmq' AND tablename NOT LIKE '%migration%'`,
    );
    await untilNoDeadlock(() => app.owner.query(`TRUNCATE ${tables.map((table) => table.name).join(', ')}`));
    return;
  }
  const redis = new Redis(REDIS_URL);
  const keys = await redis.keys(`${QUEUE_PREFIX}:*`);
  if (keys.length > 0) await redis.del(keys);
  await redis.quit();
}

/** A job process that works meanwhile takes the tables in an order of its own: whichever of the two loses tries again. */
async function untilNoDeadlock(empty: () => Promise<unknown>): Promise<void> {
  await until('the queue to be empty', () =>
    empty().then(
      () => true,
      (error: { code?: string }) => {
        if (error.code === '40P01') return false;
        throw error as Error;
      },
    ),
  );
}

/** Ends a process and waits until it is gone. */
export async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const gone = once(child, 'exit');
  child.kill(signal);
  const [code] = (await gone) as [number | null];
  return code;
}

/** Looks until what is looked for is there; gives up, naming it, after two minutes: what the clock starts takes one. */
export async function until<T>(what: string, look: () => Promise<T | undefined | false>): Promise<T> {
  const deadline = Date.now() + 120_000;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > deadline) throw new Error(`Waited in vain for ${what}.`);
    // Looking without a breath would take the core from what is looked for.
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

Logger.overrideLogger(false);
