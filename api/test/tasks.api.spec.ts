import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Problem } from '@demarche/contracts/common';
import type { TaskPage, TaskView } from '@demarche/contracts/tasks';
import { startApp, type TestApp } from './app.js';
import type { Client } from './client.js';
import { forgetTasks, makeTask, seedRegister } from './task-factory.js';

let app: TestApp;
let isu: Client;
let coordinator: Client;
beforeAll(async () => {
  app = await startApp({ DEMARCHE_TREATY: 'ccm' });
  await seedRegister(app.owner);
  await app.moveClockTo('2026-11-24T10:00:00Z');
  isu = await app.as('isu_officer');
  coordinator = await app.as('coordinator');
});
afterAll(() => app.close());
beforeEach(() => forgetTasks(app.owner));

const officeOf = (client: Client) => client.officer?.officeId ?? '';
const userOf = (client: Client) => client.officer?.id ?? '';

describe('a task', () => {
  it('is made for a user, with its State, and read back', async () => {
    const made = await makeTask(coordinator, {
      state: 'KEN',
      assigneeUserId: userOf(isu),
      priority: 'high',
      note: 'Soon',
    });
    expect(made).toMatchObject({
      treaty: 'ccm',
      state: { iso3: 'KEN', name: 'Kenya' },
      assignee: { user: { id: userOf(isu) }, office: null },
      createdBy: { id: userOf(coordinator) },
      status: 'open',
      priority: 'high',
      note: 'Soon',
      label: 'internal',
      effectiveLabel: 'internal',
      version: 1,
      mayWrite: true,
      createdAt: expect.stringMatching(/^2026-11-24T10:00/) as string,
    });
    expect((await isu.get<TaskView>(`/api/tasks/${made.id}`)).body).toEqual(made);
  });

  it('is closed, not closed twice, and reopened', async () => {
    const task = await makeTask(isu);
    const closed = await isu.post<TaskView>(`/api/tasks/${task.id}/close`, { version: 1 });
    expect(closed).toMatchObject({ status: 200, body: { status: 'done', closedBy: { id: userOf(isu) }, version: 2 } });
    const again = await isu.post<Problem>(`/api/tasks/${task.id}/close`, { version: 2 });
    expect(again).toMatchObject({ status: 409, body: { code: 'task.closed' } });
    const handed = await isu.post<Problem>(`/api/tasks/${task.id}/reassign`, {
      version: 2,
      assigneeUserId: userOf(isu),
    });
    expect(handed.body.code).toBe('task.closed');
    const open = await isu.post<TaskView>(`/api/tasks/${task.id}/reopen`, { version: 2 });
    expect(open.body).toMatchObject({ status: 'open', closedAt: null, closedBy: null, version: 3 });
    expect((await isu.post<Problem>(`/api/tasks/${task.id}/reopen`, { version: 3 })).body.code).toBe('task.open');
  });

  it('is edited with the version it was read at, and with no other', async () => {
    const task = await makeTask(isu, { state: 'KEN', note: 'x' });
    const change = { version: 1, title: 'Send the draft law', state: null, dueOn: '2027-01-05' };
    const edited = await isu.patch<TaskView>(`/api/tasks/${task.id}`, change);
    expect(edited).toMatchObject({
      status: 200,
      body: { title: 'Send the draft law', state: null, note: 'x', dueOn: '2027-01-05', version: 2 },
    });
    const stale = await isu.patch<Problem>(`/api/tasks/${task.id}`, { ...change, title: 'Other' });
    expect(stale).toMatchObject({ status: 409, body: { code: 'version.stale', errors: [{ field: 'version' }] } });
    expect((await isu.get<TaskView>(`/api/tasks/${task.id}`)).body.title).toBe('Send the draft law');
  });

  it('changes once when two send the same version at the same moment', async () => {
    const task = await makeTask(isu);
    const answers = await Promise.all(
      [1, 2, 3, 4].map((n) => isu.patch(`/api/tasks/${task.id}`, { version: 1, title: `Title ${n}` })),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409, 409]);
  });

  it('is handed to an office, and back to one person', async () => {
    const task = await makeTask(coordinator);
    const toOffice = await coordinator.post<TaskView>(`/api/tasks/${task.id}/reassign`, {
      version: 1,
      assigneeOfficeId: officeOf(isu),
    });
    expect(toOffice.body.assignee).toMatchObject({ user: null, office: { id: officeOf(isu) } });
    const back = await isu.patch<TaskView>(`/api/tasks/${task.id}`, { version: 2, assigneeUserId: userOf(isu) });
    expect(back.body.assignee).toMatchObject({ user: { id: userOf(isu) }, office: null });
  });

  it('is deleted for undo', async () => {
    const task = await makeTask(isu);
    expect((await isu.delete(`/api/tasks/${task.id}`, { version: 1 })).status).toBe(204);
    expect((await isu.get<Problem>(`/api/tasks/${task.id}`)).body.code).toBe('task.not_found');
    expect((await isu.get<TaskPage>('/api/tasks')).body.items).toEqual([]);
    const back = await isu.post<TaskView>(`/api/tasks/${task.id}/restore`, { version: 2 });
    expect(back).toMatchObject({ status: 200, body: { id: task.id, version: 3 } });
    expect((await isu.post(`/api/tasks/${task.id}/restore`, { version: 3 })).status).toBe(404);
  });

  it('leaves an audit row of the same transaction for every step', async () => {
    const task = await makeTask(isu);
    await isu.patch(`/api/tasks/${task.id}`, { version: 1, priority: 'low' });
    await isu.post(`/api/tasks/${task.id}/close`, { version: 2 });
    const trail = await app.owner.query<object[]>(
      `SELECT a.action, a.actor_id, a.effective_label, a.before->>'status' AS before, a.after->>'status' AS after
       FROM audit_entry a WHERE subject_id = $1 ORDER BY a.transaction_id`,
      [task.id],
    );
    expect(trail).toEqual([
      { action: 'task.created', actor_id: userOf(isu), effective_label: 'internal', before: null, after: 'open' },
      { action: 'task.edited', actor_id: userOf(isu), effective_label: 'internal', before: 'open', after: 'open' },
      { action: 'task.closed', actor_id: userOf(isu), effective_label: 'internal', before: 'open', after: 'done' },
    ]);
    const [last] = await app.owner.query<{ same: boolean }[]>(
      `SELECT t.xmin::text = (a.transaction_id::text::bigint % 4294967296)::text AS same
       FROM task t JOIN audit_entry a ON a.subject_id = t.id::text WHERE t.id = $1 AND a.action = 'task.closed'`,
      [task.id],
    );
    expect(last?.same).toBe(true);
  });
});

describe('bad input', () => {
  const refused: [string, object, string][] = [
    ['no assignee', { assigneeUserId: undefined }, 'assigneeUserId'],
    ['an unknown user', { assigneeUserId: '00000000-0000-4000-8000-000000000000' }, 'assigneeUserId'],
    ['an unknown State', { state: 'XYZ' }, 'state'],
    ['a State that is no code', { state: 'Kenya' }, 'state'],
    ['an unknown engagement', { engagementId: '00000000-0000-4000-8000-000000000000' }, 'engagementId'],
    ['a day that does not exist', { dueOn: '2026-02-30' }, 'dueOn'],
    ['a number for a title', { title: 7 }, 'title'],
    ['an empty title', { title: '  ' }, 'title'],
    ['ten thousand characters', { title: 'x'.repeat(10_000) }, 'title'],
    ['an unknown priority', { priority: 'urgent' }, 'priority'],
    ['an unknown field', { colour: 'red' }, 'colour'],
  ];
  it.each(refused)('%s', async (_name, change, field) => {
    const body = { title: 'A task', dueOn: '2026-12-01', assigneeUserId: userOf(isu), ...change };
    const answer = await isu.post<Problem>('/api/tasks', body);
    expect([answer.status, answer.body.errors?.[0]?.field]).toEqual([400, field]);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(await app.owner.query('SELECT 1 FROM task')).toEqual([]);
  });

  it('both assignees, on every way in', async () => {
    const task = await makeTask(isu);
    const both = { assigneeUserId: userOf(isu), assigneeOfficeId: officeOf(isu), version: 1 };
    const { version, ...create } = { ...both, title: 'A task', dueOn: '2026-12-01' };
    expect(version).toBe(1);
    for (const answer of [
      await isu.post<Problem>('/api/tasks', create),
      await isu.patch<Problem>(`/api/tasks/${task.id}`, both),
      await isu.post<Problem>(`/api/tasks/${task.id}/reassign`, both),
    ]) {
      expect([answer.status, answer.body.errors?.[0]?.code]).toEqual([400, 'assignee.exactly_one']);
    }
  });

  it('a foreign id, and a cursor we did not hand out', async () => {
    expect((await isu.get<Problem>('/api/tasks/00000000-0000-4000-8000-000000000000')).body.code).toBe(
      'task.not_found',
    );
    expect((await isu.get<Problem>('/api/tasks/17')).status).toBe(400);
    for (const after of ['x', Buffer.from('["2026-02-30","x"]').toString('base64url')]) {
      expect((await isu.get<Problem>(`/api/tasks?after=${after}`)).body.errors?.[0]?.code).toBe('cursor.invalid');
    }
  });

  it('somebody whose account is closed', async () => {
    const gone = await app.make.officer('isu_officer');
    await app.owner.query('UPDATE app_user SET active = false WHERE id = $1', [gone.id]);
    const body = { title: 'A task', dueOn: '2026-12-01', assigneeUserId: gone.id };
    expect((await isu.post<Problem>('/api/tasks', body)).body.errors?.[0]?.field).toBe('assigneeUserId');
  });

  it('keeps HTML and letters as text', async () => {
    const task = await makeTask(isu, { title: '<b>Côte d’Ivoire</b> & co' });
    expect(task.title).toBe('<b>Côte d’Ivoire</b> & co');
  });
});
