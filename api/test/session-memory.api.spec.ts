import { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { SessionsService } from '../src/features/users/sessions.service.js';
import { NewsListener } from '../src/platform/live/news-listener.js';
import { startApi, startApp, type TestApp } from './app.js';
import { Client } from './client.js';
import { until } from './workers.js';

/** Sessions are remembered by each process: what ends them must reach all of them. */
let app: TestApp;
let other: Awaited<ReturnType<typeof startApi>>;
let admin: Client;
beforeAll(async () => {
  app = await startApp();
  other = await startApi(app.database);
  // For an hour instead of a few seconds: whatever is forgotten below was forgotten because of the news.
  for (const { nest } of [app, other]) {
    Object.assign(Reflect.get(nest.get(SessionsService), 'remembered') as object, { forMs: 3_600_000 });
  }
  admin = await app.as('administrator');
});
afterAll(async () => {
  await other.nest.close();
  await app.close();
});
beforeEach(() => app.owner.query('DELETE FROM sign_in_failure'));

/** Signed in, and known to both processes. */
async function known(role: 'isu_officer' | 'coordinator' = 'isu_officer') {
  const here = await app.as(role);
  const there = new Client(other.url, here.officer);
  await there.signIn(here.officer?.email ?? '', here.officer?.password ?? '');
  expect((await there.get('/api/tasks')).status).toBe(200);
  return { here, there, officer: here.officer! };
}
const answers = (client: Client, status: number) =>
  until(`the answer ${status}`, async () => (await client.get('/api/tasks')).status === status);

describe('a session that other processes remember', () => {
  it('is read once', async () => {
    const { there } = await known();
    const read = vi.spyOn(other.nest.get(SessionsService), 'row');
    for (let i = 0; i < 3; i++) expect((await there.get('/api/tasks')).status).toBe(200);
    expect(read).not.toHaveBeenCalled();
    read.mockRestore();
  });

  it('ends with the account', async () => {
    const { there, officer } = await known();
    expect((await admin.patch(`/api/users/${officer.id}`, { active: false, version: 1 })).status).toBe(200);
    await answers(there, 401);
  });

  it('ends when it is revoked', async () => {
    const { there, officer } = await known();
    await app.owner.query('DELETE FROM session WHERE user_id = $1', [officer.id]);
    await answers(there, 401);
  });

  it('ends when it is revoked while no news were heard', async () => {
    const { there, officer } = await known();
    await app.nest.get(DataSource).query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE application_name = 'demarche-news' AND datname = current_database()`,
    );
    await app.owner.query('DELETE FROM session WHERE user_id = $1', [officer.id]);
    await answers(there, 401);
    const news = other.nest.get(NewsListener);
    await until('news', () => Promise.resolve(news.listening));
    expect((await there.get('/api/tasks')).status).toBe(401);
  });

  it('loses the rights of a mandate that ends, and has them again', async () => {
    const { there, officer } = await known('coordinator');
    await app.owner.query(`UPDATE mandate SET to_on = '2020-01-02' WHERE user_id = $1`, [officer.id]);
    await answers(there, 403);
    await app.owner.query('UPDATE mandate SET to_on = NULL WHERE user_id = $1', [officer.id]);
    await answers(there, 200);
  });

  it('acts in the office chosen elsewhere', async () => {
    const { here, there } = await known();
    const second = await app.make.office('coordinator', 'Another office');
    await app.make.mandate(here.officer!.id, second, 'coordinator', '2020-01-01', null);
    await until('the second office', async () => {
      const session = await there.get<{ offices: unknown[] }>('/api/session');
      return session.body.offices.length === 2;
    });
    expect((await there.patch('/api/session', { actingOfficeId: second })).status).toBe(200);
    const made = await there.post<{ engagement: { office: { id: string } } }>('/api/engagements', {
      kind: 'call',
      on: '2026-01-01',
      states: ['KEN'],
    });
    expect(made.body.engagement.office.id).toBe(second);
  });
});
