import 'reflect-metadata';
import { readConfig, type Config } from './platform/config.js';
import { migrationDataSource } from './platform/database/data-source.js';
import { grantRuntimeRole } from './platform/database/grants.js';
import { refuseNewerSchema } from './platform/database/schema-version.js';
import { failToStart, StartupError } from './platform/startup-error.js';

/** Brings the database to this version of the code, one migrator at a time, then loads the packs. */
async function migrate(): Promise<void> {
  const config = readConfig(process.env);
  const db = await connected(config);
  try {
    await db.query(`SELECT pg_advisory_lock(hashtext('demarche.migrate'))`);
    const [table] = await db.query<{ there: boolean }[]>(`SELECT to_regclass('migrations') IS NOT NULL AS there`);
    if (table?.there) refuseNewerSchema((await db.query<{ name: string }[]>('SELECT name FROM migrations')).map((row) => row.name));
    const done = await db.runMigrations();
    console.log(done.length === 0 ? 'schema: up to date' : `schema: ${done.length} migrations run`);
    await grantRuntimeRole(db, config);
  } finally {
    await db.destroy();
  }
}

async function connected(config: Config) {
  const db = migrationDataSource(config);
  try {
    return await db.initialize();
  } catch (error) {
    throw new StartupError(`The database does not answer: ${(error as Error).message || 'connection refused'}.`);
  }
}

migrate().catch(failToStart);
