import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from './app.js';
import { MUTATIONS } from './mutations.js';
import { seedRegister } from './task-factory.js';

let app: TestApp;
let release: () => Promise<void>;
beforeAll(async () => {
  app = await startApp({ DEMARCHE_TREATY: 'ccm', DATABASE_POOL: '2' });
  await seedRegister(app.owner);
  // One of the two connections is taken for good.
  const held = app.nest.get(DataSource).createQueryRunner();
  await held.connect();
  release = () => held.release();
});
afterAll(async () => {
  await release();
  await app.close();
});

// A transaction that asks the pool for another connection waits for others that do the same: as many of them as the pool
// is large wait for ever.
describe('no write holds one connection and waits for another', () => {
  it.each(Object.entries(MUTATIONS))('%s', async (name, mutation) => {
    const world = { app, isu: await app.as('isu_officer'), admin: await app.as('administrator') };
    const { by, path, body } = await mutation(world);
    const answer = await by.send(name.split(' ')[0] ?? '', path, body);
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  });
});
