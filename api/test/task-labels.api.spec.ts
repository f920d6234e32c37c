import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '@demarche/contracts/common';
import type { TaskPage, TaskView } from '@demarche/contracts/tasks';
import type { Caveat, Label } from '@demarche/domain/labels';
import { startApp, type TestApp } from './app.js';
import type { Client } from './client.js';
import { insertEngagement, makeTask, seedRegister } from './task-factory.js';

const READERS = ['isu_officer', 'presidency', 'president_designate', 'partner_observer', 'administrator'] as const;
type Reader = (typeof READERS)[number];

/** From the table of domain.md, by hand: w writes, r reads, - is nowhere; in the order of READERS. */
const TABLE: [Label, Caveat[], 'listed' | 'not listed', string][] = [
  ['public', [], 'not listed', 'w w r r -'],
  ['committee', [], 'not listed', 'w w w r -'],
  ['internal', [], 'not listed', 'w w r - -'],
  ['restricted', [], 'not listed', '- - - - -'],
  ['restricted', [], 'listed', 'w w w r -'],
  ['public', ['counts_only'], 'not listed', '- - - - -'],
  ['public', ['counts_only'], 'listed', 'w w r r -'],
  ['internal', ['counts_only'], 'listed', 'w w r - -'],
  ['committee', ['chatham_house'], 'not listed', 'w w w r -'],
  ['restricted', ['chatham_house'], 'not listed', '- - - - -'],
];

let app: TestApp;
let owner: Client;
const clients = new Map<Reader, Client>();
beforeAll(async () => {
  app = await startApp({ DEMARCHE_TREATY: 'ccm' });
  await seedRegister(app.owner);
  owner = await app.as('coordinator');
  for (const role of READERS) clients.set(role, await app.as(role));
});
afterAll(() => app.close());

const clientOf = (role: Reader): Client => clients.get(role)!;
const idsOf = () => READERS.map((role) => clientOf(role).officer?.id ?? '');

describe.each(TABLE)('a %s task %j, the reader %s', (label, caveats, standing, expected) => {
  it.each(READERS.map((role, i) => [role, expected.split(' ')[i]] as const))('%s: %s', async (role, right) => {
    const access = { userIds: standing === 'listed' ? idsOf() : [] };
    const task = await makeTask(owner, { label, caveats, access, title: `Unique ${label}` });
    const reader = clientOf(role);
    const one = await reader.get<TaskView>(`/api/tasks/${task.id}`);
    const list = await reader.get<TaskPage>('/api/tasks?limit=200&total=true');
    const inList = list.status === 200 && list.body.items.some((item) => item.id === task.id);
    const write = await reader.patch<Problem>(`/api/tasks/${task.id}`, { version: 1, priority: 'high' });
    const restricted = await reader.post(`/api/tasks/${task.id}/close`, { version: 2 });
    if (right === '-') {
      expect([one.status, inList]).toEqual([404, false]);
      // Without the permission to write tasks at all the answer is 403 for every id there is and is not.
      const never = await reader.patch<Problem>('/api/tasks/00000000-0000-4000-8000-000000000000', { version: 1 });
      expect([write.status, write.body.code]).toEqual([never.status, never.body.code]);
    } else {
      expect([one.status, inList, one.body.mayWrite]).toEqual([200, true, right === 'w']);
      expect([write.status, restricted.status]).toEqual(right === 'w' ? [200, 200] : [403, 403]);
    }
    if (list.status === 200) expect(list.body.total).toBe(list.body.items.length);
    await app.owner.query('UPDATE task SET deleted_at = now()');
  });
});

describe('a follow-up', () => {
  it('takes the stricter of its own label and its engagement’s, and its lists', async () => {
    const userIds = [owner.officer?.id ?? '', clientOf('isu_officer').officer?.id ?? ''];
    const restricted = await insertEngagement(app.owner, userIds[0] ?? '', { label: 'restricted', listed: userIds });
    const task = await makeTask(owner, { label: 'public', engagementId: restricted });
    expect(task).toMatchObject({ label: 'public', effectiveLabel: 'restricted', engagement: { id: restricted } });
    expect((await clientOf('isu_officer').get(`/api/tasks/${task.id}`)).status).toBe(200);
    expect((await clientOf('presidency').get(`/api/tasks/${task.id}`)).status).toBe(404);
    const hidden = await clientOf('presidency').post<Problem>('/api/tasks', {
      title: 'Guessing',
      dueOn: '2026-12-24',
      assigneeUserId: clientOf('presidency').officer?.id,
      engagementId: restricted,
    });
    expect(hidden.body.errors?.[0]).toMatchObject({ field: 'engagementId', code: 'reference.unknown' });
  });

  it('is not given to who may not see it', async () => {
    const partner = clientOf('partner_observer').officer;
    const body = { title: 'Internal', dueOn: '2026-12-24', label: 'internal' };
    for (const [field, id] of [
      ['assigneeUserId', partner?.id],
      ['assigneeOfficeId', partner?.officeId],
    ] as const) {
      const answer = await owner.post<Problem>('/api/tasks', { ...body, [field]: id });
      expect([answer.status, answer.body.errors?.[0]?.field, answer.body.errors?.[0]?.code]).toEqual([
        400,
        field,
        'assignee.may_not_see',
      ]);
    }
    expect((await owner.post('/api/tasks', { ...body, label: 'committee', assigneeUserId: partner?.id })).status).toBe(
      201,
    );
  });
});

describe('lists', () => {
  it('page by due day without a gap or a double, filter, and count', async () => {
    await app.owner.query('UPDATE task SET deleted_at = now()');
    const isu = clientOf('isu_officer');
    const days = ['2020-01-05', '2020-01-03', '2020-01-03', '2030-01-01', '2030-01-02', '2030-01-03', '2030-01-03'];
    for (const [i, dueOn] of days.entries()) {
      const label = i % 2 ? 'public' : 'internal';
      await makeTask(i < 4 ? isu : owner, {
        dueOn,
        label,
        title: i === 3 ? 'Côte d’Ivoire' : `Task ${i}`,
        state: i < 2 ? 'KEN' : null,
      });
    }
    const seen: string[] = [];
    let after = '';
    do {
      const { body } = await isu.get<TaskPage>(`/api/tasks?limit=2&total=true${after}`);
      expect(body.total).toBe(days.length);
      seen.push(...body.items.map((item) => item.dueOn));
      after = body.next ? `&after=${body.next}` : '';
    } while (after);
    expect(seen).toEqual([...days].sort());
    const count = async (client: Client, query: string) =>
      (await client.get<TaskPage>(`/api/tasks?total=true&limit=1&${query}`)).body.total;
    expect(await count(isu, 'scope=mine')).toBe(4);
    expect(await count(owner, 'scope=given')).toBe(0);
    expect(await count(isu, 'overdue=true')).toBe(3);
    expect(await count(isu, 'state=KEN')).toBe(2);
    expect(await count(isu, 'dueFrom=2030-01-02&dueTo=2030-01-03')).toBe(3);
    expect(await count(isu, 'q=COTE%20D%27IVOIRE')).toBe(1);
    expect(await count(isu, 'status=done')).toBe(0);
    expect(await count(isu, `assigneeUser=${owner.officer?.id}`)).toBe(3);
    expect(await count(clientOf('partner_observer'), 'status=all')).toBe(3);
    expect((await isu.get<Problem>('/api/tasks?colour=red')).body.errors?.[0]?.field).toBe('colour');
  });
});
