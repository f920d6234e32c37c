import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '@demarche/contracts/common';
import { startApp, type TestApp } from './app.js';
import { ASKED, MUTATIONS } from './mutations.js';
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

/** What is written without a version, and why nobody's change can be lost by it. */
const WITHOUT_VERSION: Record<string, string> = {
  'PATCH /api/session': 'my own office and zone, for me alone',
  'DELETE /api/session': 'ended once',
  'PATCH /api/session/password': 'proved by the present password',
  'DELETE /api/session/sessions': 'ended once',
  'DELETE /api/session/sessions/{id}': 'ended once',
  'PUT /api/states/{iso3}/assignment': 'the first: there is nothing yet to be stale',
};

describe('every route that writes', () => {
  it('has a case in mutations.ts, and every case a route', () => {
    const writing = routesOf(app).filter(({ method }) => method !== 'GET');
    expect([...Object.keys(MUTATIONS), ...Object.keys(ASKED)].sort()).toEqual(writing.map(({ name }) => name).sort());
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

  it.each(Object.entries(ASKED))('%s only asks', async (_name, mutation) => {
    const { by, path, body } = await mutation({
      app,
      isu: await app.as('isu_officer'),
      admin: await app.as('administrator'),
    });
    await takeWrites(app.owner);
    expect((await by.post(path, body)).status).toBe(200);
    expect(await takeWrites(app.owner)).toEqual([]);
  });

  const changes = Object.entries(MUTATIONS).filter(
    ([name]) => !name.startsWith('POST ') || /\}\/(close|reopen|reassign|restore|steps\/\{step\})$/.test(name),
  );
  it.each(changes)('%s names the version it was made on, and changes nothing on another', async (name, mutation) => {
    const { by, path, body } = await mutation({
      app,
      isu: await app.as('isu_officer'),
      admin: await app.as('administrator'),
    });
    const version = (body as { version?: number } | undefined)?.version;
    if (version === undefined) return expect(Object.keys(WITHOUT_VERSION)).toContain(name);
    await takeWrites(app.owner);
    const [method = ''] = name.split(' ');
    for (const [wrong, status, code] of [
      [version + 1, 409, 'version.stale'],
      [undefined, 400, 'request.invalid'],
    ]) {
      const answer = await by.send<Problem>(method, path, { ...body, version: wrong });
      expect([answer.status, answer.body.code, answer.body.errors?.[0]?.field]).toEqual([status, code, 'version']);
    }
    expect(await takeWrites(app.owner)).toEqual([]);
  });
});
