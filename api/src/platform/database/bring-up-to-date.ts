import { type DataSource } from 'typeorm';
import type { Config } from '../config.js';
import { StartupError } from '../startup-error.js';
import { migrationDataSource } from './data-source.js';
import { grantRuntimeRole } from './grants.js';
import { refuseNewerSchema } from './schema-version.js';

/**
 * Brings the database to this version of the code, one migrator at a time, then runs `also` on the same connection (what
 * other parts keep in the database, the packs). Throws a `StartupError` for a database that does not answer or is newer.
 */
export async function bringUpToDate(
  config: Config,
  log: (line: string) => void,
  also: (migrator: DataSource) => Promise<void>,
): Promise<void> {
  const migrator = await connected(config);
  try {
    await migrator.query(`SELECT pg_advisory_lock(hashtext('demarche.migrate'))`);
    const [table] = await migrator.query<{ there: boolean }[]>(`SELECT to_regclass('migrations') IS NOT NULL AS there`);
    if (table?.there) {
      refuseNewerSchema(
        (await migrator.query<{ name: string }[]>('SELECT name FROM migrations')).map((row) => row.name),
      );
    }
    const done = await migrator.runMigrations();
    log(done.length === 0 ? 'Schema: up to date' : `Schema: ${done.length} migrations run`);
    await also(migrator);
    await grantRuntimeRole(migrator, config);
  } finally {
    await migrator.destroy();
  }
}

async function connected(config: Config): Promise<DataSource> {
  try {
    return await migrationDataSource(config).initialize();
  } catch (error) {
    throw new StartupError(`The database does not answer: ${(error as Error).message || 'connection refused'}.`);
  }
}
