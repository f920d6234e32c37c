import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { createRolesAndDatabase, type EmbeddedPostgres, startPostgres } from '../../../scripts/lib/embedded-pg.mjs';
import { runToEnd } from '../../stack/processes.ts';
import type { Size } from '../sizes.ts';
import { worldOf, type World } from '../world/world.ts';
import { fill } from './fill.ts';

/** A server sized for a machine that also runs the product: told with the figures. */
export const SETTINGS = { shared_buffers: '1GB', max_connections: 100, max_wal_size: '4GB' };
export const PASSWORD = 'a password of the bench';
const DATABASE = 'demarche';

/** A filled database and how to reach it. */
export interface Cluster {
  server: EmbeddedPostgres;
  adminUrl: string;
  /** The file into which the server logs. */
  log: string;
  /** What the product's processes are started with. */
  env: NodeJS.ProcessEnv;
  world: World;
  stop(): Promise<void>;
}

/** What a kept folder remembers: how to sign in to it, and the day its rows lie around. */
interface Kept {
  passwords: { superuser: string; owner: string; runtime: string };
  today: string;
  filled: boolean;
}

/** Starts the server in `folder` and fills it where that was not done before. */
export async function openCluster(folder: string, size: Size, log: (line: string) => void): Promise<Cluster> {
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  const file = join(folder, 'bench.json');
  const found = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Kept) : undefined;
  const kept = found?.filled ? found : newFolder();
  // A fill that was broken off leaves half of it.
  if (!kept.filled) rmSync(join(folder, 'postgres'), { recursive: true, force: true });
  const save = () => writeFileSync(file, JSON.stringify(kept), { mode: 0o600 });
  save();
  const { superuser, owner, runtime } = kept.passwords;
  const server = await startPostgres({
    dir: join(folder, 'postgres'),
    superuserPassword: superuser,
    settings: SETTINGS,
  });
  const { migrationUrl, runtimeUrl } = await createRolesAndDatabase(server, {
    database: DATABASE,
    owner: { name: 'demarche_owner', password: owner },
    runtime: { name: 'demarche_app', password: runtime },
  });
  const env = {
    DATABASE_URL: runtimeUrl,
    DATABASE_MIGRATION_URL: migrationUrl,
    DEMARCHE_SECRET: 'a secret of the bench, long enough to pass',
    LOG_LEVEL: 'warn',
  };
  await runToEnd('migrate', env);
  const adminUrl = server.urlFor(DATABASE);
  if (!kept.filled)
    await runToEnd('admin-create', { ...env, DEMARCHE_ADMIN_PASSWORD: PASSWORD }, [
      ...['--email', 'admin@bench.example', '--name', 'Administrator'],
    ]);
  const world = await readWorld(adminUrl, size, kept.today);
  if (!kept.filled) await fill(adminUrl, world, log);
  kept.filled = true;
  save();
  return { server, adminUrl, log: join(folder, 'postgres/server.log'), env, world, stop: () => server.stop() };
}

function newFolder(): Kept {
  const password = () => randomBytes(24).toString('hex');
  const passwords = { superuser: password(), owner: password(), runtime: password() };
  return { passwords, today: new Date().toISOString().slice(0, 10), filled: false };
}

async function readWorld(url: string, size: Size, today: string): Promise<World> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const states = await client.query<{ iso3: string; name: string }>(
      'SELECT iso3, name FROM state WHERE retired_at IS NULL ORDER BY iso3',
    );
    const account = await client.query<{ password_hash: string }>('SELECT password_hash FROM app_user LIMIT 1');
    const treaty = await client.query<{ key: string }>(
      'SELECT key FROM treaty WHERE pack_order = 1 OR pack_order = 0 ORDER BY pack_order LIMIT 1',
    );
    return worldOf(size, today, {
      states: states.rows,
      passwordHash: account.rows[0]?.password_hash ?? '',
      treaty: treaty.rows[0]?.key ?? '',
    });
  } finally {
    await client.end();
  }
}
