import type { DataSource } from 'typeorm';
import { StartupError } from '../startup-error.js';
import { migrations } from './migrations.js';

/** Throws a `StartupError` unless the database's schema is exactly the one this code was written for. */
export async function demandPresentSchema(db: DataSource): Promise<void> {
  const [table] = await db.query<{ there: boolean }[]>(`SELECT to_regclass('migrations') IS NOT NULL AS there`);
  const done = table?.there ? await db.query<{ name: string }[]>('SELECT name FROM migrations') : [];
  refuseNewerSchema(done.map((row) => row.name));
  if (done.length < migrations.length) {
    throw new StartupError(
      'The database is not migrated: run the migration (node api/dist/migrate.js) before this process.',
    );
  }
}

/** Throws a `StartupError` where the database knows a migration that this code does not. */
export function refuseNewerSchema(done: readonly string[]): void {
  const known = new Set(migrations.map((migration) => migration.name));
  const foreign = done.find((name) => !known.has(name));
  if (foreign)
    throw new StartupError(
      `The database's schema is newer than this version of Demarche (it holds ${foreign}): install the newer version.`,
    );
}
