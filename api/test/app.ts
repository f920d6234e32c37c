import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { DataSource } from 'typeorm';
import { ApiModule } from '../src/api.module.js';
import { prepareHttp } from '../src/http-app.js';
import { Client } from './client.js';
import { testConfig } from './config.js';
import { createDatabase, type TestDatabase } from './database.js';
import { Factories } from './factories.js';

/** The product over HTTP on a database of its own, with a clock that tests move. */
export interface TestApp {
  url: string;
  nest: NestExpressApplication;
  database: TestDatabase;
  owner: DataSource;
  make: Factories;
  /** Not signed in. */
  anonymous(): Client;
  /** Signed in as somebody who holds this role today. */
  as(role: Parameters<Factories['officer']>[0]): Promise<Client>;
  moveClockTo(instant: string): Promise<void>;
  close(): Promise<void>;
}

export async function startApp(env: NodeJS.ProcessEnv = {}): Promise<TestApp> {
  const database = await createDatabase();
  const { nest, url } = await startApi(database, env);
  const make = new Factories(database.owner);
  return {
    url,
    nest,
    database,
    owner: database.owner,
    make,
    anonymous: () => new Client(url),
    as: async (role) => {
      const officer = await make.officer(role);
      const client = new Client(url, officer);
      await client.signIn(officer.email, officer.password);
      return client;
    },
    moveClockTo: async (instant) => {
      const offset = Date.parse(instant) - Date.now();
      await database.owner.query('DELETE FROM moved_clock');
      await database.owner.query('INSERT INTO moved_clock (offset_ms) VALUES ($1)', [offset]);
    },
    close: async () => {
      await nest.close();
      await database.drop();
    },
  };
}

/** An HTTP process on this database: the first, or another beside it. */
export async function startApi(
  database: TestDatabase,
  env: NodeJS.ProcessEnv = {},
): Promise<{ nest: NestExpressApplication; url: string }> {
  const config = testConfig({
    DATABASE_URL: database.runtimeUrl,
    DATABASE_MIGRATION_URL: database.migrationUrl,
    QUEUE_PREFIX: new URL(database.runtimeUrl).pathname.slice(1),
    ...env,
  });
  const nest = await NestFactory.create<NestExpressApplication>(ApiModule.with(config), {
    bodyParser: false,
    abortOnError: false,
    logger: config.LOG_LEVEL === 'silent' ? false : ['error', 'warn', 'log'],
  });
  prepareHttp(nest);
  await nest.listen(0, '127.0.0.1');
  return { nest, url: (await nest.getUrl()).replace('[::1]', '127.0.0.1') };
}
