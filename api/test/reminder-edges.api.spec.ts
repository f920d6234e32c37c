import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Page } from '@demarche/contracts/common';
import type { NotificationPage, ReminderView } from '@demarche/contracts/reminders';
import type { TaskView } from '@demarche/contracts/tasks';
import { ReminderSweepService } from '../src/features/reminders/reminder-sweep.service.js';
import { startApp, type TestApp } from './app.js';
import { Client } from './client.js';
import { forgetTasks, insertEngagement, makeTask, seedRegister } from './task-factory.js';

let app: TestApp;
let giver: Client;
beforeAll(async () => {
  app = await startApp({ DEMARCHE_TREATY: 'ccm' });
  await seedRegister(app.owner);
  await startOver();
  giver = await app.as('isu_director');
});
afterAll(() => app.close());
beforeEach(startOver);

async function startOver(): Promise<void> {
  await forgetTasks(app.owner);
  await clockAt('2026-03-02T10:00:00Z');
  if (giver) await again(giver);
}
async function clockAt(instant: string): Promise<void> {
  await app.moveClockTo(instant);
  await app.anonymous().get('/api/health/live');
}
async function sweepAt(instant: string): Promise<void> {
  await clockAt(instant);
  await app.nest.get(ReminderSweepService).sweep();
}
/** Sessions end while weeks go by; where the clock goes back, what it said of sign-ins before is of the future. */
async function again(client: Client): Promise<Client> {
  await app.owner.query('DELETE FROM sign_in_failure');
  if (client.officer) await client.signIn(client.officer.email, client.officer.password);
  return client;
}
type Officer = Parameters<TestApp['make']['officer']>;
async function signedIn(...args: Officer): Promise<Client> {
  const officer = await app.make.officer(...args);
  return again(new Client(app.url, officer));
}
const idOf = (client: Client) => client.officer?.id ?? '';
/** What stands in the table, seen by its recipient or not: step, hour, and what became of it. */
async function planOf(userId: string, status = 'pending'): Promise<string[]> {
  const found = await app.owner.query<{ step: string; due_at: Date }[]>(
    'SELECT step, due_at FROM reminder WHERE user_id = $1 AND status = $2 ORDER BY due_at',
    [userId, status],
  );
  return found.map(({ step, due_at }) => `${step} ${due_at.toISOString().slice(0, 16)}`);
}
async function toldTo(client: Client): Promise<string[]> {
  const { body } = await (await again(client)).get<NotificationPage>('/api/notifications?limit=200');
  return body.items.filter(({ kind }) => kind !== 'task_assigned').map(({ title }) => title);
}
async function change(task: TaskView, input: object): Promise<TaskView> {
  const { body } = await giver.get<TaskView>(`/api/tasks/${task.id}`);
  const answer = await giver.patch<TaskView>(`/api/tasks/${task.id}`, { version: body.version, ...input });
  expect(answer.status).toBe(200);
  return answer.body;
}

describe('the hour on the wall', () => {
  it.each([
    // Fourteen hours ahead, eleven behind; the half hour of Lord Howe; the Sundays on which clocks change.
    ['Pacific/Kiritimati', '2026-06-01', '2026-05-31T18:00'],
    ['Pacific/Niue', '2026-06-01', '2026-06-01T19:00'],
    ['Pacific/Apia', '2026-06-01', '2026-05-31T19:00'],
    ['Australia/Lord_Howe', '2026-04-04', '2026-04-03T21:00'],
    ['Australia/Lord_Howe', '2026-04-05', '2026-04-04T21:30'],
    ['Europe/Zurich', '2026-03-28', '2026-03-28T07:00'],
    ['Europe/Zurich', '2026-03-29', '2026-03-29T06:00'],
    ['America/New_York', '2026-03-07', '2026-03-07T13:00'],
    ['America/New_York', '2026-03-08', '2026-03-08T12:00'],
    ['Asia/Kathmandu', '2026-06-01', '2026-06-01T02:15'],
  ])('of %s on %s', async (zone, dueOn, at) => {
    const person = await app.make.officer('isu_officer', { zone });
    await makeTask(giver, { assigneeUserId: person.id, dueOn });
    expect(await planOf(person.id)).toContain(`due_0 ${at}`);
  });

  it('is the last at which a task made that day is reminded of', async () => {
    const person = await app.make.officer('isu_officer', { zone: 'Pacific/Kiritimati' });
    const early = { assigneeUserId: person.id, dueOn: '2026-03-06' };
    // Three days before, 3 March, begins there at 10:00 UTC on the 2nd; 08:00 is 18:00 UTC.
    await clockAt('2026-03-02T17:59:00Z');
    await makeTask(giver, early);
    await clockAt('2026-03-02T18:01:00Z');
    await makeTask(giver, early);
    expect(await planOf(person.id)).toEqual([
      'due_3 2026-03-02T18:00',
      'due_0 2026-03-05T18:00',
      'due_0 2026-03-05T18:00',
      'overdue_7 2026-03-12T18:00',
      'overdue_7 2026-03-12T18:00',
    ]);
  });

  it('moves with who travels, and what was sent is not sent again', async () => {
    const traveller = await signedIn('isu_officer', { zone: 'Pacific/Kiritimati' });
    await makeTask(giver, { assigneeUserId: idOf(traveller), dueOn: '2026-03-06' });
    await sweepAt('2026-03-02T18:00:00Z');
    for (const zone of ['Pacific/Niue', 'Pacific/Kiritimati', 'Pacific/Niue']) {
      expect((await (await again(traveller)).patch('/api/session', { zone })).status).toBe(200);
      await sweepAt('2026-03-03T12:00:00Z');
    }
    await sweepAt('2026-03-03T19:00:00Z');
    expect(await toldTo(traveller)).toHaveLength(1);
    expect(await planOf(idOf(traveller))).toEqual(['due_0 2026-03-06T19:00', 'overdue_7 2026-03-13T19:00']);
  });

  it.each([
    ['1900-01-01', 201],
    ['2200-12-31', 201],
    ['9999-12-31', 400],
  ])('of a task due on %s is no fault: %i', async (dueOn, status) => {
    const answer = await giver.post('/api/tasks', { title: 'Far', dueOn, assigneeUserId: idOf(giver) });
    expect(answer.status).toBe(status);
    await sweepAt('2026-03-09T07:00:00Z');
  });
});

describe('a due day that moves', () => {
  it('there and back tells each step of a day once', async () => {
    const person = await signedIn('isu_officer', { zone: 'UTC' });
    const task = await makeTask(giver, { assigneeUserId: idOf(person), dueOn: '2026-03-20' });
    await sweepAt('2026-03-06T08:00:00Z');
    await again(giver);
    for (const dueOn of ['2026-03-21', '2026-02-01', '2026-03-20', '2026-04-20', '2026-03-20']) {
      await change(task, { dueOn });
      await sweepAt('2026-03-06T08:05:00Z');
    }
    expect(await toldTo(person)).toEqual(['Due in 14 days: Send the model law']);
    expect(await planOf(idOf(person))).toEqual([
      'due_3 2026-03-17T08:00',
      'due_0 2026-03-20T08:00',
      'overdue_7 2026-03-27T08:00',
    ]);
  });

  it('into the past goes on with the next week of it', async () => {
    const person = await app.make.officer('isu_officer', { zone: 'UTC' });
    const task = await makeTask(giver, { assigneeUserId: person.id, dueOn: '2026-03-20' });
    await change(task, { dueOn: '2026-02-23' });
    // A week after is today at 08:00, and that is over.
    expect(await planOf(person.id)).toEqual(['overdue_14 2026-03-09T08:00']);
  });
});

describe('the holder', () => {
  it('changes from a user to an office of several, to one of nobody, and back', async () => {
    const person = await app.make.officer('isu_officer', { zone: 'UTC' });
    const office = await app.make.office('coordinator', 'Coordinator of the edges');
    const [a, b] = [
      await app.make.officer('coordinator', { officeId: office, zone: 'UTC' }),
      await app.make.officer('coordinator', { officeId: office, zone: 'UTC' }),
    ];
    const empty = await app.make.office('coordinator', 'Nobody holds this');
    const task = await makeTask(giver, { assigneeUserId: person.id, dueOn: '2026-03-20' });
    await change(task, { assigneeOfficeId: office });
    expect([await planOf(person.id), (await planOf(a.id)).length, (await planOf(b.id)).length]).toEqual([[], 4, 4]);
    await change(task, { assigneeOfficeId: empty });
    expect([await planOf(a.id), await planOf(b.id)]).toEqual([[], []]);
    const late = await app.make.officer('coordinator', { officeId: empty, zone: 'UTC', from: '2026-03-18' });
    await sweepAt('2026-03-02T10:01:00Z');
    expect(await planOf(late.id)).toEqual(['due_0 2026-03-20T08:00', 'overdue_7 2026-03-27T08:00']);
    await again(giver);
    await change(task, { assigneeUserId: person.id });
    expect([await planOf(late.id), (await planOf(person.id)).length]).toEqual([[], 4]);
  });

  it('whose account was closed gets nothing, and what still lies ahead when it is opened again', async () => {
    const person = await app.make.officer('isu_officer', { zone: 'UTC' });
    await makeTask(giver, { assigneeUserId: person.id, dueOn: '2026-03-20' });
    await app.owner.query('UPDATE app_user SET active = false WHERE id = $1', [person.id]);
    await sweepAt('2026-03-06T08:00:00Z');
    expect([await planOf(person.id), await planOf(person.id, 'delivered')]).toEqual([[], []]);
    await app.owner.query('UPDATE app_user SET active = true WHERE id = $1', [person.id]);
    await sweepAt('2026-03-06T08:01:00Z');
    expect(await planOf(person.id)).toEqual([
      'due_3 2026-03-17T08:00',
      'due_0 2026-03-20T08:00',
      'overdue_7 2026-03-27T08:00',
    ]);
  });
});

describe('a label that closes', () => {
  it('sends nothing of it, not even that there is something', async () => {
    const person = await signedIn('isu_officer', { zone: 'UTC' });
    const task = await makeTask(giver, { assigneeUserId: idOf(person), dueOn: '2026-03-20' });
    await app.owner.query('DELETE FROM notification_task; DELETE FROM notification; DELETE FROM mail');
    await app.owner.query(
      `UPDATE task SET label = 'restricted', effective_label = 'restricted', access_lists = ARRAY[id] WHERE id = $1`,
      [task.id],
    );
    for (const day of ['06', '17', '20', '27']) await sweepAt(`2026-03-${day}T08:00:00Z`);
    expect(await toldTo(person)).toEqual([]);
    expect(await app.owner.query('SELECT 1 FROM mail')).toEqual([]);
    const { body } = await person.get<Page<ReminderView>>('/api/reminders?status=cancelled');
    expect(body.items).toEqual([]);
    expect((await planOf(idOf(person), 'cancelled')).length).toBe(4);
  });

  it('masks in the news of another office’s plan what it masks elsewhere', async () => {
    const office = await app.make.office('coordinator', 'Coordinator who may not be named');
    const reader = await signedIn('isu_officer');
    const own = await insertEngagement(app.owner, idOf(giver), { title: 'Ours' });
    const other = await insertEngagement(app.owner, idOf(giver), {
      title: 'Under the rule',
      caveats: ['chatham_house'],
    });
    await app.owner.query('UPDATE engagement SET office_id = $2 WHERE id = $1', [other, office]);
    await app.owner.query(
      `INSERT INTO notification (id, user_id, kind, engagement_id, state_iso3, at)
       VALUES ($1, $2, 'planned_overlap', $3, 'KEN', '2026-03-02T10:00:00Z')`,
      [own, idOf(reader), other],
    );
    const { body } = await reader.get<NotificationPage>('/api/notifications');
    expect(body.items[0]).toMatchObject({ body: expect.stringMatching(/^Under the rule, on/) as string });
  });
});
