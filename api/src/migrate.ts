import 'reflect-metadata';
import { readConfig } from './platform/config.js';
import { bringUpToDate } from './platform/database/bring-up-to-date.js';
import { failToStart } from './platform/startup-error.js';
import { prepareDatabase } from './prepare-database.js';

/** Migrates, then loads the packs. Run before the processes of a new version start; a second run changes nothing. */
async function migrate(): Promise<void> {
  const log = (line: string) => console.log(line);
  await bringUpToDate(readConfig(process.env), log, (migrator) => prepareDatabase(migrator, log));
}

migrate().catch(failToStart);
