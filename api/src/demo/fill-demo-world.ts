import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import sql, { raw } from 'sql-template-tag';
import { DataSource, type EntityManager } from 'typeorm';
import { ApiModule } from '../api.module.js';
import { ReadersService } from '../features/users/readers.service.js';
import { Clock } from '../platform/clock.js';
import type { Config } from '../platform/config.js';
import { rows } from '../platform/database/query.js';
import { isEmpty } from './is-empty.js';
import { keepPassword } from './keep-password.js';
import { makeCast } from './make-cast.js';
import { makeMail, makeNotes } from './make-mail.js';
import { makeOutreach } from './make-outreach.js';
import { inOneTransaction } from './one-transaction.js';
import { Stage } from './stage.js';

/** Makes the demo world with the product's own services. Answers false where somebody else was faster. */
export async function fillDemoWorld(config: Config, password: string): Promise<boolean> {
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
  await makeMail(app, stage);
  await makeNotes(app, stage);
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
