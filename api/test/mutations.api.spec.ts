import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from './app.js';
import { MUTATIONS } from './mutations.js';
import { routesOf } from './routes.js';
import { seedRegister } from './task-factory.js';
import { installWriteLog, takeWrites } from './write-log.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ DEMARCHE_TREATY: 'ccm' });
  await seedRegister(app.owner);
  await installWriteLog(app.owner);
});
afterAll(() => app.close());

describe('every route that writes', () => {
  it('has a case in mutations.ts, and every case a route', () => {
    const writing = routesOf(app).filter(({ method }) => method !== 'GET');
    expect(Object.keys(MUTATIONS).sort()).toEqual(writing.map(({ name }) => name).sort());
  });

  it.each(Object.entries(MUTATIONS))('%s leaves its audit row in the same transaction', async (name, mutation) => {
    const world = { app, isu: await app.as('isu_officer'), admin: await app.as('administrator') };
    const { by, path, body } = await mutation(world);
    const [method = '', template = ''] = name.split(' ');
    expect(path).toMatch(new RegExp(`^${template.replace(/\{\w+\}/g, '[\\w-]+')}$`));
    const before = await takeWrites(app.owner);
    const answer = await by.send(method, path, body);
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
    const writes = await takeWrites(app.owner);
    expect(writes.length).toBeGreaterThan(0);
    for (const write of [...before, ...writes]) expect(write.audited, `written to ${write.tables.join()}`).toBe(true);
  });
});
