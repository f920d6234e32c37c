import { DataSource } from 'typeorm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { NotificationPage } from '@demarche/contracts/reminders';
import type { TaskView } from '@demarche/contracts/tasks';
import { LiveStreams } from '../src/features/live/live-streams.service.js';
import { ReminderSweepService } from '../src/features/reminders/reminder-sweep.service.js';
import { startApi, startApp, type TestApp } from './app.js';
import { Client } from './client.js';
import { LiveClient } from './live-client.js';
import { forgetTasks, makeTask, seedRegister } from './task-factory.js';

let app: TestApp;
/** Another HTTP process on the same database. */
let other: Awaited<ReturnType<typeof startApi>>;
let giver: Client;
let reader: Client;
let open: LiveClient[] = [];
beforeAll(async () => {
  app = await startApp({ DEMARCHE_TREATY: 'ccm' });
  other = await startApi(app.database, { DEMARCHE_TREATY: 'ccm' });
  await seedRegister(app.owner);
});
afterAll(async () => {
  await other.nest.close();
  await app.close();
});
beforeEach(async () => {
  await app.owner.query('DELETE FROM sign_in_failure');
  await app.moveClockTo('2026-11-24T10:00:00Z');
  await app.anonymous().get('/api/health/live');
  giver = await app.as('coordinator');
  reader = await app.as('isu_officer');
});
afterEach(async () => {
  open.forEach((live) => live.close());
  open = [];
  await forgetTasks(app.owner);
});

async function listen(client: Client, headers: Record<string, string> = {}, url?: string): Promise<LiveClient> {
  const live = await LiveClient.open(client, headers, url);
  open.push(live);
  return live;
}
const idOf = (client: Client) => client.officer?.id ?? '';
const kinds = (live: LiveClient) => live.heard.map((event) => event.kind);
/** What was told before this is heard before it: events leave in the order of the news. */
async function settle(...streams: LiveClient[]): Promise<void> {
  const marks = streams.map((live) => live.heard.length);
  await app.nest.get(ReminderSweepService).sweep();
  await Promise.all(streams.map((live, i) => live.hears('reminders', marks[i])));
}

describe('GET /api/live', () => {
  it('is a stream that proxies pass on, and begins by saying: read anew', async () => {
    const live = await listen(reader);
    expect(live.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(live.response.headers.get('cache-control')).toBe('no-store, no-transform');
    expect(live.response.headers.get('x-accel-buffering')).toBe('no');
    expect(live.response.headers.get('content-encoding')).toBeNull();
    expect(live.raw).toMatch(/^retry: \d+\n\ndata: \{"kind":"refresh"\}\n\n$/);
    await app.nest.get(LiveStreams).beat();
    await settle(live);
    expect(live.raw).toContain('\n:\nevent: beat\n');
  });

  it('is for who is signed in, and asked for by name', async () => {
    expect((await app.anonymous().get('/api/live')).status).toBe(401);
    const answer = await reader.get('/api/live');
    expect([answer.status, answer.body]).toMatchObject([406, { code: 'live.not_acceptable' }]);
    expect((await reader.send('HEAD', '/api/live', undefined, { accept: 'text/event-stream' })).status).toBe(406);
  });

  it('brings what was written in another process, with ids and kinds only', async () => {
    const [here, there] = [await listen(reader), await listen(reader, {}, other.url)];
    const task = await makeTask(giver, { title: 'Words that stay inside', assigneeUserId: idOf(reader) });
    const events = await Promise.all([here.hears('notification'), there.hears('notification')]);
    const { body } = await reader.get<NotificationPage>('/api/notifications');
    expect(events).toEqual(events.map(() => ({ kind: 'notification', id: body.items[0]?.id })));
    expect(here.ids).toEqual([body.items[0]?.id]);
    await reader.post('/api/notifications/read', { all: true });
    await there.hears('notification', there.heard.indexOf(events[1]) + 1);
    await settle(here, there);
    expect(here.raw + there.raw).not.toMatch(new RegExp(`Words|${task.id}`));
  });

  it('tells of tasks whom they concern, and nobody else', async () => {
    const office = await app.make.office('coordinator', 'Coordinator who listens');
    const holder = await signedIn('coordinator', { officeId: office });
    const [mine, theirs, outside] = [await listen(reader), await listen(holder), await listen(await app.as('auditor'))];
    const task = await makeTask(giver, { assigneeUserId: idOf(reader) });
    await mine.hears('tasks');
    await settle(mine, theirs, outside);
    expect([kinds(theirs), kinds(outside)]).toEqual([
      ['refresh', 'reminders'],
      ['refresh', 'reminders'],
    ]);
    const before = mine.heard.length;
    await giver.post<TaskView>(`/api/tasks/${task.id}/reassign`, { version: 1, assigneeOfficeId: office });
    await Promise.all([mine.hears('tasks', before), theirs.hears('tasks')]);
    await settle(outside);
    expect(kinds(outside)).not.toContain('tasks');
  });

  it('never tells of what its reader may not see', async () => {
    const live = await listen(reader);
    const task = await makeTask(giver, { assigneeUserId: idOf(reader) });
    await live.hears('tasks');
    await settle(live);
    await app.owner.query(
      `UPDATE task SET label = 'restricted', effective_label = 'restricted', access_lists = ARRAY[id] WHERE id = $1`,
      [task.id],
    );
    const before = live.heard.length;
    const { headers } = await reader.get('/api/notifications');
    expect(headers.get('content-type')).toContain('json');
    await app.owner.query('UPDATE notification SET read_at = at WHERE user_id = $1', [idOf(reader)]);
    await app.owner.query(`SELECT pg_notify('demarche_task', $1)`, [`${task.id} ${idOf(reader)}`]);
    await app.moveClockTo('2026-12-24T07:00:05Z');
    await app.anonymous().get('/api/health/live');
    await settle(live);
    await settle(live);
    expect(kinds(live).slice(before)).toEqual(['reminders', 'reminders']);
  });

  it('goes on from the last notification that was heard', async () => {
    const first = await listen(reader);
    await makeTask(giver, { title: 'Heard', assigneeUserId: idOf(reader) });
    await first.hears('notification');
    first.close();
    await app.moveClockTo('2026-11-24T10:05:00Z');
    for (const title of ['Missed', 'Missed too']) await makeTask(giver, { title, assigneeUserId: idOf(reader) });
    const second = await listen(reader, { 'last-event-id': first.ids[0] ?? '' }, other.url);
    await second.hears('notification', 2);
    const { body } = await reader.get<NotificationPage>('/api/notifications');
    expect(second.ids).toEqual(
      body.items
        .slice(0, 2)
        .map((item) => item.id)
        .reverse(),
    );
    const stranger = await listen(giver, { 'last-event-id': first.ids[0] ?? '' });
    await settle(stranger);
    expect(kinds(stranger)).not.toContain('notification');
  });

  it('begins anew after the database cut the line, and nothing is lost', async () => {
    const live = await listen(reader);
    await app.nest.get(DataSource).query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE application_name = 'demarche-news' AND datname = current_database()`,
    );
    await live.hears('refresh', 1);
    await makeTask(giver, { assigneeUserId: idOf(reader) });
    await live.hears('notification');
  });
});

describe('a stream ends', () => {
  it('at once when its session is signed out, revoked, or its account closed, in whichever process', async () => {
    const tabs = [await listen(reader), await listen(reader, {}, other.url)];
    const bystander = await listen(giver);
    await reader.delete('/api/session');
    for (const tab of tabs) {
      await tab.hears('ended');
      await tab.ends();
    }
    const closed = await app.as('isu_officer');
    const theirs = await listen(closed, {}, other.url);
    await app.owner.query('UPDATE app_user SET active = false WHERE id = $1', [idOf(closed)]);
    await theirs.ends();
    await settle(bystander);
    expect(bystander.over).toBe(false);
  });

  it('when the session runs out, which looking on does not put off', async () => {
    const live = await listen(reader);
    await app.moveClockTo('2026-11-24T21:59:00Z');
    await app.nest.get(LiveStreams).beat();
    expect(live.over).toBe(false);
    await app.moveClockTo('2026-11-24T22:01:00Z');
    await app.nest.get(LiveStreams).beat();
    await live.hears('ended');
    await live.ends();
  });

  it('when its process stops, which does not wait for it', async () => {
    const third = await startApi(app.database, { DEMARCHE_TREATY: 'ccm' });
    const live = await listen(reader, {}, third.url);
    await third.nest.close();
    await live.ends();
    expect(kinds(live)).not.toContain('ended');
  });
});

describe('there are never too many', () => {
  it('of one browser', async () => {
    for (let n = 0; n < 8; n++) await listen(reader);
    await expect(listen(reader)).rejects.toThrow(/429.*live\.too_many/);
    open[0]?.close();
    await settle(...open.slice(1));
    await listen(giver);
  });

  it('of one process', async () => {
    const small = await startApi(app.database, { DEMARCHE_TREATY: 'ccm', LIVE_STREAMS: '1' });
    const live = await listen(reader, {}, small.url);
    await expect(listen(giver, {}, small.url)).rejects.toThrow(/503.*live\.full/);
    live.close();
    await small.nest.close();
  });
});

async function signedIn(...args: Parameters<TestApp['make']['officer']>): Promise<Client> {
  const officer = await app.make.officer(...args);
  const client = new Client(app.url, officer);
  await client.signIn(officer.email, officer.password);
  return client;
}
