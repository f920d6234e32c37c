import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DataSource } from 'typeorm';
import type { Problem } from '@demarche/contracts/common';
import { createRolesAndDatabase, type EmbeddedPostgres, startPostgres } from '../../scripts/lib/embedded-pg.mjs';
import { ApiModule } from '../src/api.module.js';
import { prepareHttp } from '../src/http-app.js';
import { bringUpToDate } from '../src/platform/database/bring-up-to-date.js';
import type { TestApp } from './app.js';
import { Client } from './client.js';
import { testConfig } from './config.js';
import { Factories } from './factories.js';
import { routesOf } from './routes.js';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// A server of its own in a folder that outlives its being stopped.
let folder: string;
let server: EmbeddedPostgres;
let nest: NestExpressApplication;
let client: Client;
const silent = () => undefined;
const start = (port?: number) =>
  startPostgres({ dir: join(folder, 'pg'), superuserPassword: 'of-tests', ...(port && { port }) });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demarche-away-'));
  server = await start();
  const { migrationUrl, runtimeUrl } = await createRolesAndDatabase(server, {
    owner: { name: 'demarche_owner', password: 'owner-of-tests' },
    runtime: { name: 'demarche_app', password: 'runner-of-tests' },
  });
  const config = testConfig({ DATABASE_URL: runtimeUrl, DATABASE_MIGRATION_URL: migrationUrl });
  await bringUpToDate(config, silent, () => Promise.resolve());
  const owner = await new DataSource({ type: 'postgres', url: migrationUrl }).initialize();
  const officer = await new Factories(owner).officer('isu_officer');
  await owner.destroy();
  nest = await NestFactory.create<NestExpressApplication>(ApiModule.with(config), { bodyParser: false, logger: false });
  prepareHttp(nest);
  await nest.listen(0, '127.0.0.1');
  client = new Client((await nest.getUrl()).replace('[::1]', '127.0.0.1'), officer);
  await client.signIn(officer.email, officer.password);
}, 120_000);
afterAll(async () => {
  await nest.close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

async function ask(name: string): Promise<unknown[]> {
  const [method = '', template = ''] = name.split(' ');
  const path = template.replace(/\{\w+\}/g, '00000000-0000-4000-8000-000000000000');
  const credentials = { email: 'a@example.org', password: 'x' };
  const body = method === 'GET' ? undefined : path === '/api/session' && method === 'POST' ? credentials : {};
  const answer = await client.send<Problem>(method, path, body);
  expect(answer.headers.get('content-type'), name).toContain('json');
  return [answer.status, answer.body.code, answer.headers.get('retry-after')];
}

describe('while PostgreSQL is away', () => {
  it('every route answers 503 and all of them recover by themselves', async () => {
    const names = routesOf({ nest } as TestApp).map((route) => route.name);
    const { port } = server;
    await server.stop();
    for (const name of names.filter((name) => name !== 'GET /api/health/live'))
      expect(await ask(name), name).toEqual([503, 'database.unavailable', '5']);
    expect((await ask('GET /api/health/live'))[0]).toBe(200);
    server = await start(port);
    for (const path of ['/api/health/ready', '/api/session', '/api/offices', '/api/people'])
      expect((await client.get(path)).status, path).toBe(200);
    expect((await client.patch('/api/session', { zone: 'UTC' })).status).toBe(200);
  }, 120_000);

  it('a connection that is cut under a request does not end the process', async () => {
    const admin = await new DataSource({ type: 'postgres', url: server.adminUrl }).initialize();
    for (let i = 0; i < 3; i++) {
      const asked = Promise.all([1, 2, 3, 4, 5, 6].map(() => client.get('/api/offices')));
      await admin.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'demarche_app'`);
      for (const { status } of await asked) expect([200, 503]).toContain(status);
    }
    expect((await client.get('/api/offices')).status).toBe(200);
    await admin.destroy();
  });
});
