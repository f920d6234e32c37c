import { resolve } from 'node:path';
import pg from 'pg';
import { createRolesAndDatabase, freePort, startPostgres } from '../../scripts/lib/embedded-pg.mjs';
import { type Mailbox, openMailbox } from './mailbox.js';
import { type Running, runToEnd, startProcess } from './processes.js';
import { type RedisServer, startRedis } from './redis.js';

export const DEMO_PASSWORD = 'a password of the demo world';

export interface Api extends Running {
  url: string;
}

/** The whole product as it is built: PostgreSQL, HTTP and job processes, a mail server; Redis where asked for. */
export interface Stack {
  url: string;
  mailbox: Mailbox;
  apis: Api[];
  workers: Running[];
  startApi(settings?: NodeJS.ProcessEnv): Promise<Api>;
  startWorker(settings?: NodeJS.ProcessEnv): Promise<Running>;
  /** What its processes are started with. */
  env: NodeJS.ProcessEnv;
  /** Reads and writes behind the API, as the owning role. */
  sql<Row>(statement: string, values?: unknown[]): Promise<Row[]>;
  /** Moves the clock of all processes; they read it with their next request or job. */
  moveClockTo(instant: Date): Promise<void>;
  stop(): Promise<void>;
}

export type QueueBackend = 'PostgreSQL' | 'Redis';

export interface StackOptions {
  /** The demo world is made at this instant, and the clock stands there when the processes start. */
  at?: Date;
  /** How many HTTP and job processes start; `startApi` and `startWorker` start more. */
  apis?: number;
  workers?: number;
}

export async function startStack(
  backend: QueueBackend,
  { at, apis = 1, workers = 1 }: StackOptions = {},
): Promise<Stack> {
  const server = await startPostgres({ temporary: true });
  const { migrationUrl, runtimeUrl } = await createRolesAndDatabase(server, {
    owner: { name: 'demarche_owner', password: 'owner-of-tests' },
    runtime: { name: 'demarche_app', password: 'runner-of-tests' },
  });
  const redis: RedisServer | undefined = backend === 'Redis' ? await startRedis() : undefined;
  const mailbox = await openMailbox();
  const env = {
    NODE_ENV: 'test',
    DATABASE_URL: runtimeUrl,
    DATABASE_MIGRATION_URL: migrationUrl,
    DEMARCHE_SECRET: 'a secret of tests, long enough to pass',
    DEMARCHE_DEMO_PASSWORD: DEMO_PASSWORD,
    SMTP_URL: mailbox.url,
    WEB_ROOT: resolve(import.meta.dirname, '../../web/dist'),
    LOG_LEVEL: 'warn',
    ...(redis && { REDIS_URL: redis.url }),
  };
  const owner = new pg.Pool({ connectionString: migrationUrl, max: 2 });
  owner.on('error', () => undefined);
  const sql = async <Row>(statement: string, values: unknown[] = []) =>
    (await owner.query(statement, values)).rows as Row[];
  const moveClockTo = async (instant: Date) => {
    await sql('DELETE FROM moved_clock');
    await sql('INSERT INTO moved_clock (offset_ms) VALUES ($1)', [instant.getTime() - Date.now()]);
  };
  if (at) {
    await runToEnd('migrate', env);
    await moveClockTo(at);
  }
  await runToEnd('migrate', env, ['--demo']);
  const running: Running[] = [];
  const start = async (entry: 'main' | 'worker', settings: NodeJS.ProcessEnv) => {
    const process = await startProcess(entry, { ...env, ...settings });
    running.push(process);
    return process;
  };
  const startApi = async (settings: NodeJS.ProcessEnv = {}): Promise<Api> => {
    const port = await freePort();
    return { ...(await start('main', { PORT: String(port), ...settings })), url: `http://127.0.0.1:${port}` };
  };
  const startWorker = (settings: NodeJS.ProcessEnv = {}) => start('worker', settings);
  const all = <T>(count: number, one: () => Promise<T>) => Promise.all(Array.from({ length: count }, one));
  const [http, jobs] = await Promise.all([all(apis, () => startApi()), all(workers, () => startWorker())]);
  return {
    url: http[0]?.url ?? '',
    mailbox,
    apis: http,
    workers: jobs,
    startApi,
    startWorker,
    env,
    sql,
    moveClockTo,
    stop: async () => {
      await Promise.all(running.map((process) => process.stop()));
      await owner.end();
      await Promise.all([mailbox.close(), redis?.stop(), server.stop()]);
    },
  };
}
