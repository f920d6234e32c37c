import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { createRolesAndDatabase, freePort, startPostgres } from '../../scripts/lib/embedded-pg.mjs';
import { batchOf } from '../stack/batch.ts';
import { runToEnd, startProcess, type Running } from '../stack/processes.ts';
import type { Sql } from './ledger.ts';
import { PASSWORD } from './sample.ts';

/** The built API on a database of its own with the demo world in it. */
export interface Target {
  port: number;
  /** As the role that runs, past the API. */
  runtimeUrl: string;
  api: Running;
  sql: Sql;
  stop(): Promise<void>;
}

/** What the API may hold of its own; a leak ends the process, and the run with it. */
const HEAP_MB = 192;

export async function startTarget(): Promise<Target> {
  const server = await startPostgres({ temporary: true });
  const { migrationUrl, runtimeUrl } = await createRolesAndDatabase(server, {
    owner: { name: 'demarche_owner', password: 'owner-of-tests' },
    runtime: { name: 'demarche_app', password: 'runner-of-tests' },
  });
  const port = await freePort();
  const web = resolve(import.meta.dirname, '../../web/dist');
  const files = mkdtempSync(join(tmpdir(), 'demarche-hostile-'));
  const env = {
    NODE_ENV: 'test',
    PORT: String(port),
    DATABASE_URL: runtimeUrl,
    DATABASE_MIGRATION_URL: migrationUrl,
    DEMARCHE_SECRET: 'a secret of tests, long enough to pass',
    DEMARCHE_DEMO_PASSWORD: PASSWORD,
    // Every sign-in says where it comes from, so that refused strangers do not slow down the run's own accounts.
    TRUSTED_PROXIES: '127.0.0.1',
    FILES_DIR: files,
    LOG_LEVEL: 'error',
    // What is never given back does not fit in here for long.
    NODE_OPTIONS: `--max-old-space-size=${HEAP_MB}`,
    ...(existsSync(web) && { WEB_ROOT: web }),
  };
  await runToEnd('migrate', env, ['--demo']);
  const owner = new pg.Pool({ connectionString: migrationUrl, max: 2 });
  owner.on('error', () => undefined);
  // No job process runs here to write letters together.
  await owner.query(batchOf(`status = 'draft'`));
  const api = await startProcess('main', env);
  return {
    port,
    runtimeUrl,
    api,
    sql: async <Row>(statement: string, values: unknown[] = []) => (await owner.query(statement, values)).rows as Row[],
    stop: async () => {
      await api.stop();
      await owner.end();
      await server.stop();
      rmSync(files, { recursive: true, force: true });
    },
  };
}
