import 'reflect-metadata';
import { makeDemoWorld } from './demo/make-demo-world.js';
import { readConfig } from './platform/config.js';
import { bringUpToDate } from './platform/database/bring-up-to-date.js';
import { failToStart } from './platform/startup-error.js';
import { prepareDatabase } from './prepare-database.js';

/**
 * Migrates, then loads the packs; with `--demo` also fills a database without users with the demo world. Run before the
 * processes of a new version start; a second run changes nothing.
 */
async function migrate(): Promise<void> {
  const config = readConfig(process.env);
  const log = (line: string) => console.log(line);
  await bringUpToDate(config, log, (migrator) => prepareDatabase(migrator, log));
  if (!process.argv.includes('--demo')) return;
  const demoAccounts = await makeDemoWorld(config, log);
  process.send?.({ demoAccounts });
}

migrate().catch(failToStart);
