import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Page } from '@demarche/contracts/common';
import type { NotificationPage, ReminderHeartbeat, ReminderView } from '@demarche/contracts/reminders';
import { ReminderSweepService } from '../src/features/reminders/reminder-sweep.service.js';
import { startApp, type TestApp } from './app.js';
import { Client } from './client.js';
import { forgetTasks, makeTask, seedRegister } from './task-factory.js';

let app: TestApp;
let isu: Client;
beforeAll(async () => {
  app = await startApp({ DEMARCHE_TREATY: 'ccm' });
  await seedRegister(app.owner);
  await app.moveClockTo('2026-11-24T10:00:00Z');
  isu = await app.as('isu_officer');
});
afterAll(() => app.close());
beforeEach(async () => {
  await forgetTasks(app.owner);
  // The clock goes back: what it said of sign-ins before is of the future.
  await app.owner.query('DELETE FROM sign_in_failure');
  // 24 November is winter in Zurich: 08:00 there is 07:00 UTC.
  await app.moveClockTo('2026-11-24T10:00:00Z');
});

const NOBODY = '00000000-0000-4000-8000-000000000000';
const idOf = (client: Client) => client.officer?.id ?? NOBODY;

async function signedIn(...args: Parameters<TestApp['make']['officer']>): Promise<Client> {
  const officer = await app.make.officer(...args);
  const client = new Client(app.url, officer);
  await client.signIn(officer.email, officer.password);
  return client;
}
async function remindersOf(client: Client, status = 'pending'): Promise<string[]> {
  const { body } = await (await again(client)).get<Page<ReminderView>>(`/api/reminders?status=${status}`);
  return body.items.map((reminder) => `${reminder.step} ${reminder.dueAt}`);
}
/** Sessions end while months go by. */
async function again(client: Client): Promise<Client> {
  if (client.officer) await client.signIn(client.officer.email, client.officer.password);
  return client;
}
async function sweepAt(instant: string): Promise<void> {
  await app.moveClockTo(instant);
  // Any request makes this process look at the clock.
  await app.anonymous().get('/api/health/live');
  await app.nest.get(ReminderSweepService).sweep();
}
async function toldTo(client: Client): Promise<string[]> {
  const { body } = await (await again(client)).get<NotificationPage>('/api/notifications');
  return body.items.map((item) => `${item.kind} ${item.title}`);
}

const PLAN = [
  'due_14 2026-12-10T07:00:00.000Z',
  'due_3 2026-12-21T07:00:00.000Z',
  'due_0 2026-12-24T07:00:00.000Z',
  'overdue_7 2026-12-31T07:00:00.000Z',
];

describe('what is planned', () => {
  it('14, 3 and 0 days before and a week after, at 08:00 on the recipient’s clock', async () => {
    const task = await makeTask(isu, { state: 'KEN' });
    expect(await remindersOf(isu)).toEqual(PLAN);
    const { body } = await isu.get<Page<ReminderView>>(`/api/reminders?task=${task.id}&limit=1`);
    expect(body.items[0]).toMatchObject({
      rule: 'task_due',
      step: 'due_14',
      task: { id: task.id, title: task.title, dueOn: '2026-12-24', state: { iso3: 'KEN', name: 'Kenya' } },
      localDate: '2026-12-10',
      localTime: '08:00',
      zone: 'Europe/Zurich',
      status: 'pending',
      deliveredAt: null,
      mail: null,
    });
    const rest = await isu.get<Page<ReminderView>>(`/api/reminders?limit=200&after=${body.next}`);
    expect(rest.body.items.map((reminder) => reminder.step)).toEqual(['due_3', 'due_0', 'overdue_7']);
  });

  it('only what lies ahead, for a task made with two days left', async () => {
    await makeTask(isu, { dueOn: '2026-11-26' });
    expect(await remindersOf(isu)).toEqual(['due_0 2026-11-26T07:00:00.000Z', 'overdue_7 2026-12-03T07:00:00.000Z']);
  });

  it.each([
    ['Pacific/Auckland', '2026-12-23T19:00:00.000Z'],
    ['Pacific/Honolulu', '2026-12-24T18:00:00.000Z'],
    ['Asia/Kathmandu', '2026-12-24T02:15:00.000Z'],
  ])('on the clock of %s', async (zone, dueAt) => {
    const far = await signedIn('isu_officer', { zone });
    await makeTask(far);
    expect(await remindersOf(far)).toContain(`due_0 ${dueAt}`);
  });

  it('moves with the due day, stops with the close, begins again with the reopening', async () => {
    const task = await makeTask(isu);
    await isu.patch(`/api/tasks/${task.id}`, { version: 1, dueOn: '2026-12-01' });
    const moved = [
      'due_3 2026-11-28T07:00:00.000Z',
      'due_0 2026-12-01T07:00:00.000Z',
      'overdue_7 2026-12-08T07:00:00.000Z',
    ];
    expect(await remindersOf(isu)).toEqual(moved);
    await isu.post(`/api/tasks/${task.id}/close`, { version: 2 });
    expect(await remindersOf(isu)).toEqual([]);
    await isu.post(`/api/tasks/${task.id}/reopen`, { version: 3 });
    expect(await remindersOf(isu)).toEqual(moved);
    await isu.delete(`/api/tasks/${task.id}`, { version: 4 });
    expect(await remindersOf(isu)).toEqual([]);
    await isu.post(`/api/tasks/${task.id}/restore`, { version: 5 });
    expect(await remindersOf(isu)).toEqual(moved);
    await isu.patch(`/api/tasks/${task.id}`, { version: 6, dueOn: '2026-12-24' });
    expect(await remindersOf(isu)).toEqual(PLAN);
  });

  it('follows the task to its new holder', async () => {
    const other = await signedIn('coordinator');
    const task = await makeTask(isu);
    await isu.post(`/api/tasks/${task.id}/reassign`, { version: 1, assigneeUserId: idOf(other) });
    expect([await remindersOf(isu), await remindersOf(other)]).toEqual([[], PLAN]);
    await isu.patch(`/api/tasks/${task.id}`, { version: 2, assigneeUserId: idOf(isu) });
    expect([await remindersOf(isu), await remindersOf(other)]).toEqual([PLAN, []]);
  });

  it('reminds each who holds the office on the day, also when the mandate changes later', async () => {
    const office = await app.make.office('coordinator', 'Coordinator B');
    const leaving = await signedIn('coordinator', { officeId: office, to: '2026-12-15' });
    const coming = await signedIn('coordinator', { officeId: office, from: '2026-12-16' });
    await makeTask(isu, { assigneeOfficeId: office });
    expect(await remindersOf(leaving)).toEqual(PLAN.slice(0, 1));
    // Before the mandate nothing of it may be seen; the rows stand ready.
    const rows = await app.owner.query<{ step: string }[]>(
      `SELECT step FROM reminder WHERE user_id = $1 AND status = 'pending' ORDER BY due_at`,
      [idOf(coming)],
    );
    expect(rows.map((row) => row.step)).toEqual(['due_3', 'due_0', 'overdue_7']);
    await app.owner.query(`UPDATE mandate SET to_on = '2026-12-22' WHERE user_id = $1`, [idOf(leaving)]);
    await sweepAt('2026-11-24T10:01:00Z');
    expect(await remindersOf(leaving)).toEqual(PLAN.slice(0, 2));
    const third = await app.make.officer('coordinator', { officeId: office });
    await sweepAt('2026-11-24T10:02:00Z');
    const [planned] = await app.owner.query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM reminder WHERE user_id = $1 AND status = 'pending'`,
      [third.id],
    );
    expect(planned?.n).toBe(4);
  });

  it('moves with the person’s zone', async () => {
    const traveller = await signedIn('isu_officer');
    await makeTask(traveller);
    await traveller.patch('/api/session', { zone: 'Pacific/Auckland' });
    await sweepAt('2026-11-24T10:01:00Z');
    expect(await remindersOf(traveller)).toEqual([
      'due_14 2026-12-09T19:00:00.000Z',
      'due_3 2026-12-20T19:00:00.000Z',
      'due_0 2026-12-23T19:00:00.000Z',
      'overdue_7 2026-12-30T19:00:00.000Z',
    ]);
  });
});

describe('what is delivered', () => {
  it('once, each step at its hour, week after week', async () => {
    await makeTask(isu, { state: 'KEN' });
    await sweepAt('2026-12-10T06:59:59Z');
    expect(await toldTo(isu)).toEqual([]);
    await sweepAt('2026-12-10T07:00:00Z');
    await sweepAt('2026-12-10T07:01:00Z');
    expect(await toldTo(isu)).toEqual(['task_due Due in 14 days: Send the model law']);
    for (const day of ['2026-12-21', '2026-12-24', '2026-12-31', '2027-01-07', '2027-01-14']) {
      await sweepAt(`${day}T07:00:10Z`);
    }
    expect(await toldTo(isu)).toEqual([
      'task_due Overdue by 21 days: Send the model law',
      'task_due Overdue by 14 days: Send the model law',
      'task_due Overdue by 7 days: Send the model law',
      'task_due Due today: Send the model law',
      'task_due Due in 3 days: Send the model law',
      'task_due Due in 14 days: Send the model law',
    ]);
    expect(await remindersOf(isu)).toEqual(['overdue_28 2027-01-21T07:00:00.000Z']);
    expect((await remindersOf(isu, 'delivered')).length).toBe(6);
    const { body } = await isu.get<NotificationPage>('/api/notifications?limit=1');
    expect(body.items[0]).toMatchObject({ body: 'Due on 24 December 2026, Kenya.', mail: 'not_sent_no_server' });
  });

  it('one digest to each after three months of sleep, a line a task', async () => {
    const other = await signedIn('isu_officer');
    for (const title of ['First', 'Second', 'Third']) await makeTask(isu, { title, dueOn: '2026-12-24' });
    await makeTask(other, { title: 'Only one' });
    await sweepAt('2027-03-24T12:00:00Z');
    await sweepAt('2027-03-24T12:01:00Z');
    expect(await toldTo(isu)).toEqual(['digest 3 tasks need you']);
    const { body } = await isu.get<NotificationPage>('/api/notifications');
    expect(body.items[0]?.body?.split('\n').sort()).toEqual([
      '• Overdue by 90 days: First',
      '• Overdue by 90 days: Second',
      '• Overdue by 90 days: Third',
    ]);
    expect(await toldTo(other)).toEqual(['task_due Overdue by 90 days: Only one']);
    const [mails] = await app.owner.query<{ n: number }[]>('SELECT count(*)::int AS n FROM mail');
    expect(mails?.n).toBe(2);
    expect(await remindersOf(isu)).toEqual(Array(3).fill('overdue_91 2027-03-25T07:00:00.000Z'));
  });

  it('not what was closed, and not twice what was reopened', async () => {
    const task = await makeTask(isu);
    await sweepAt('2026-12-10T07:00:00Z');
    await (await again(isu)).post(`/api/tasks/${task.id}/close`, { version: 1 });
    await sweepAt('2026-12-21T07:00:00Z');
    await (await again(isu)).post(`/api/tasks/${task.id}/reopen`, { version: 2 });
    await sweepAt('2026-12-21T07:01:00Z');
    expect(await toldTo(isu)).toEqual(['task_due Due in 14 days: Send the model law']);
    expect(await remindersOf(isu)).toEqual(PLAN.slice(2));
  });

  it('nothing to a closed account', async () => {
    const gone = await app.make.officer('isu_officer');
    await makeTask(isu, { assigneeUserId: gone.id });
    await app.owner.query('DELETE FROM notification_task; DELETE FROM notification');
    await app.owner.query('UPDATE app_user SET active = false WHERE id = $1', [gone.id]);
    await sweepAt('2026-12-24T07:00:00Z');
    expect(await app.owner.query('SELECT 1 FROM notification WHERE user_id = $1', [gone.id])).toEqual([]);
    const [row] = await app.owner.query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM reminder WHERE user_id = $1 AND status <> 'cancelled'`,
      [gone.id],
    );
    expect(row?.n).toBe(0);
  });

  it('nothing of a task that its holder may not see any more: skipped, and recorded', async () => {
    const leaving = await signedIn('isu_officer', { from: '2020-01-01', to: '2026-12-11' });
    const task = await makeTask(isu, { assigneeUserId: idOf(leaving) });
    await sweepAt('2026-12-10T07:00:00Z');
    await sweepAt('2026-12-21T07:00:00Z');
    const rows = await app.owner.query<{ step: string; status: string; because: string | null }[]>(
      `SELECT step, status, cancelled_because AS because FROM reminder WHERE task_id = $1 ORDER BY due_at`,
      [task.id],
    );
    expect(rows.slice(0, 2)).toEqual([
      { step: 'due_14', status: 'delivered', because: null },
      { step: 'due_3', status: 'cancelled', because: 'not_visible' },
    ]);
    const { body } = await (await again(leaving)).get<NotificationPage>('/api/notifications');
    expect([body.items, body.unread]).toEqual([[], 0]);
    expect(await remindersOf(leaving)).toEqual([]);
  });

  it('exactly once with many sweeps at the same moment', async () => {
    const people = await Promise.all(Array.from({ length: 6 }, () => app.make.officer('isu_officer')));
    for (const person of people) {
      for (let n = 0; n < 5; n++) await makeTask(isu, { title: `Task ${n}`, assigneeUserId: person.id });
    }
    const office = await app.make.office('coordinator', 'Coordinator C');
    for (let n = 0; n < 3; n++) await app.make.officer('coordinator', { officeId: office });
    for (let n = 0; n < 3; n++) await makeTask(isu, { title: `Office ${n}`, assigneeOfficeId: office });
    await app.owner.query('DELETE FROM notification_task; DELETE FROM notification');
    await app.moveClockTo('2026-12-10T07:00:05Z');
    await app.anonymous().get('/api/health/live');
    const sweeps = app.nest.get(ReminderSweepService);
    await Promise.all([sweeps.sweep(), sweeps.sweep(), sweeps.sweep(), sweeps.sweep()]);
    await sweeps.sweep();
    const [told] = await app.owner.query<object[]>(
      `SELECT count(*)::int AS told, count(DISTINCT (n.user_id, t.task_id))::int AS distinct_told,
         (SELECT count(*)::int FROM reminder WHERE status = 'delivered') AS delivered,
         (SELECT count(*)::int FROM reminder WHERE step = 'due_14' AND status = 'pending') AS left
       FROM notification n JOIN notification_task t ON t.notification_id = n.id`,
    );
    const expected = 6 * 5 + 3 * 3;
    expect(told).toEqual({ told: expected, distinct_told: expected, delivered: expected, left: 0 });
  });
});

it('tells everybody who signs in when it last ran', async () => {
  await sweepAt('2026-12-24T07:00:00Z');
  const auditor = await app.as('auditor');
  await app.moveClockTo('2026-12-24T07:01:30Z');
  const { body } = await auditor.get<ReminderHeartbeat>('/api/reminders/heartbeat');
  expect(body).toMatchObject({ healthy: true, lastRanAt: expect.stringMatching(/^2026-12-24T07:00:0/) as string });
  expect(Math.abs((body.ageSeconds ?? 0) - 90)).toBeLessThan(10);
  await app.moveClockTo('2026-12-24T08:00:00Z');
  expect((await auditor.get<ReminderHeartbeat>('/api/reminders/heartbeat')).body.healthy).toBe(false);
  expect((await app.anonymous().get('/api/reminders/heartbeat')).status).toBe(401);
});
