import sql from 'sql-template-tag';
import { DataSource } from 'typeorm';
import type { Config } from '../platform/config.js';
import { runtimeOptions } from '../platform/database/data-source.js';
import { rows } from '../platform/database/query.js';
import { StartupError } from '../platform/startup-error.js';
import { DEMO_EMAILS } from './cast.js';
import { isEmpty } from './is-empty.js';
import { keepPassword } from './keep-password.js';

/**
 * Fills a database that holds no user with the demo world, all of it or none; in one that holds users nothing changes but
 * the password of demo accounts that do not have the given one (see `keepPassword`). Answers the addresses of the demo
 * accounts there are. Throws a `StartupError` without DEMARCHE_DEMO_PASSWORD.
 */
export async function makeDemoWorld(config: Config, log: (line: string) => void): Promise<string[]> {
  const password = config.DEMARCHE_DEMO_PASSWORD;
  if (!password) {
    throw new StartupError('The setting DEMARCHE_DEMO_PASSWORD is not set: it is the password of all demo accounts.');
  }
  const db = await new DataSource(runtimeOptions(config)).initialize();
  try {
    const made = (await isEmpty(db)) && (await fill(config, password));
    const renewed = made ? 0 : await db.transaction((em) => keepPassword(em, password, new Date()));
    log(made ? 'Demo world: made' : `Demo world: there are users already, ${changes(renewed)}`);
    const there = await rows<{ email: string }>(db, sql`SELECT email FROM app_user WHERE demo AND active`);
    return DEMO_EMAILS.filter((email) => there.some((row) => row.email === email));
  } finally {
    await db.destroy();
  }
}

const changes = (renewed: number): string =>
  renewed === 0 ? 'nothing changed' : `the password of ${renewed} demo accounts was set anew`;

/** The whole application is read only where there is something to make: it costs a second of every start. */
async function fill(config: Config, password: string): Promise<boolean> {
  const { fillDemoWorld } = await import('./fill-demo-world.js');
  return fillDemoWorld(config, password);
}
