import type { DataSource } from 'typeorm';
import { loadPacks } from './features/states/pack-loader/load-packs.js';
import { reportLines } from './features/states/pack-loader/load-report.js';
import { prepareQueueTables } from './platform/jobs/queue-backend.js';

/** What stands in the database besides the schema: what the features load at every migration. */
export async function prepareDatabase(migrator: DataSource, log: (line: string) => void): Promise<void> {
  await prepareQueueTables(migrator);
  // A load is recorded under the real time, even where the clock of a test was moved.
  const report = await loadPacks(migrator, { now: new Date() });
  for (const line of reportLines(report)) log(line);
}
