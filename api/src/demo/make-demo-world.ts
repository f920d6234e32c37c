import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import sql, { raw } from 'sql-template-tag';
import { DataSource, type EntityManager } from 'typeorm';
import { ApiModule } from '../api.module.js';
import { ReadersService } from '../features/users/readers.service.js';
import { Clock } from '../platform/clock.js';
import type { Config } from '../platform/config.js';
import { runtimeOptions } from '../platform/database/data-source.js';
import { type Runner, rows } from '../platform/database/query.js';
import { StartupError } from '../platform/startup-error.js';
import { DEMO_EMAILS } from './cast.js';
import { makeCast } from './make-cast.js';
import { makeOutreach } from './make-outreach.js';
import { keepPassword } from './keep-password.js';
import { inOneTransaction } from './one-transaction.js';
import { Stage } from './stage.js';

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
    const made = (await isEmpty(db)) && (await fillWithServices(config, password));
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

async function isEmpty(db: Runner): Promise<boolean> {
  return (await rows(db, sql`SELECT 1 FROM app_user LIMIT 1`)).length === 0;
}

/** The whole application only where there is something to make: it costs a second of every start. */
async function fillWithServices(config: Config, password: string): Promise<boolean> {
  const app = await NestFactory.createApplicationContext(ApiModule.with(config), {
    abortOnError: false,
    logger: ['error'],
  });
  try {
    const db = app.get(DataSource);
    await app.get(Clock).refresh();
    return await inOneTransaction(db, (em) => fill(app, db, em, password));
  } finally {
    await app.close();
  }
}

async function fill(
  app: INestApplicationContext,
  db: DataSource,
  em: EntityManager,
  password: string,
): Promise<boolean> {
  await rows(em, sql`SELECT pg_advisory_xact_lock(hashtext('demarche.demo'))`);
  if (!(await isEmpty(em))) return false;
  const stage = new Stage(em, app.get(ReadersService), app.get(Clock).now());
  const states = await rows<{ iso3: string; name: string }>(em, sql`SELECT iso3, name FROM state`);
  await makeCast(app, db, stage);
  await makeOutreach(app, stage, (iso3) => states.find((state) => state.iso3 === iso3)?.name ?? iso3);
  await markAll(em);
  await keepPassword(em, password, app.get(Clock).now());
  return true;
}

/** Where nobody was before, every record is the demo's. */
async function markAll(em: EntityManager): Promise<void> {
  const tables = await rows<{ name: string }>(
    em,
    sql`SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
        WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND a.attname = 'demo' AND NOT a.attisdropped`,
  );
  for (const { name } of tables) await rows(em, sql`UPDATE ${raw(name)} SET demo = TRUE WHERE NOT demo`);
}
