import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditEntryView } from '@demarche/contracts/audit';
import type { Page, Problem } from '@demarche/contracts/common';
import { startApp, type TestApp } from './app.js';
import type { Client } from './client.js';
import { insertEngagement, makeTask, seedRegister } from './task-factory.js';

let app: TestApp;
let isu: Client;
let coordinator: Client;
let auditor: Client;
let admin: Client;
beforeAll(async () => {
  app = await startApp({ DEMARCHE_TREATY: 'ccm' });
  await seedRegister(app.owner);
  isu = await app.as('isu_officer');
  coordinator = await app.as('coordinator');
  auditor = await app.as('auditor');
  admin = await app.as('administrator');
});
afterAll(() => app.close());

type Entries = Page<AuditEntryView> & Problem;
const read = async (client: Client, query: string) => (await client.get<Entries>(`/api/audit${query}`)).body;
const NOBODY = '00000000-0000-4000-8000-000000000000';

describe('the audit, for who is no auditor', () => {
  it('is the history of a record they may read, with what changed', async () => {
    const task = await makeTask(isu);
    await coordinator.patch(`/api/tasks/${task.id}`, { version: 1, title: 'Send it again' });
    const { items } = await read(coordinator, `?subject=${task.id}`);
    expect(items).toHaveLength(2);
    expect(items[0]).toMatchObject({
      subjectKind: 'task',
      subjectId: task.id,
      actor: { id: coordinator.officer?.id, name: coordinator.officer?.name },
      office: { id: coordinator.officer?.officeId },
      withheld: false,
    });
    expect(JSON.stringify(items[0]?.after)).toContain('Send it again');
    expect(items[0]?.requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('demands a record, and answers alike for none and for one they may not read', async () => {
    const hidden = await makeTask(isu, { label: 'restricted' });
    expect((await read(coordinator, '')).code).toBe('audit.subject_required');
    const answers = [
      await read(coordinator, `?subject=${hidden.id}`),
      await read(coordinator, `?subject=${NOBODY}`),
      await read(await app.as('partner_observer'), `?subject=${(await makeTask(isu)).id}`),
      await read(admin, `?subject=${(await makeTask(isu)).id}`),
    ];
    for (const answer of answers) expect([answer.status, answer.code]).toEqual([404, 'record.not_found']);
    expect((await read(isu, `?subject=${hidden.id}`)).items).not.toHaveLength(0);
  });

  it('says nothing of what was written while the record was closed to them', async () => {
    const task = await makeTask(isu, { label: 'restricted', title: 'Under seal' });
    await isu.patch(`/api/tasks/${task.id}`, {
      version: 1,
      label: 'internal',
      labelReason: 'It is public knowledge by now',
      title: 'Open',
    });
    await isu.patch(`/api/tasks/${task.id}`, { version: 2, title: 'Wide open' });
    const { items } = await read(coordinator, `?subject=${task.id}`);
    expect(items.map(({ action, withheld }) => [action, withheld])).toEqual([['task.edited', false]]);
    const whole = (await read(isu, `?subject=${task.id}`)).items;
    expect(whole.map(({ withheld }) => withheld)).toEqual([false, false, false]);
  });

  it('masks who wrote and what, where Chatham House masks the record, also from the filter', async () => {
    const task = await makeTask(isu, { caveats: ['chatham_house'], title: 'Said in the room' });
    const [entry] = (await read(coordinator, `?subject=${task.id}`)).items;
    expect(entry).toMatchObject({ action: 'task.created', withheld: true, actor: null, office: null, after: null });
    expect((await read(coordinator, `?subject=${task.id}&actor=${isu.officer?.id}`)).items).toEqual([]);
    expect((await read(isu, `?subject=${task.id}`)).items[0]).toMatchObject({ actor: { id: isu.officer?.id } });
    expect((await read(auditor, `?subject=${task.id}`)).items[0]).toMatchObject({ actor: { id: isu.officer?.id } });
  });

  it('tells of a post held only to who may see person and post', async () => {
    const institution = { name: 'Ministry under seal (fictional)', kind: 'ministry' };
    const post = await isu.post<{ id: string }>('/api/posts', {
      function: 'Adviser',
      institution,
      label: 'restricted',
    });
    const person = await isu.post<{ id: string }>('/api/people', { name: 'Officer H (fictional)', label: 'public' });
    await isu.post(`/api/people/${person.body.id}/holdings`, { postId: post.body.id, from: '2026-01-01' });
    const actions = async (client: Client) =>
      (await read(client, `?subject=${person.body.id}`)).items.map(({ action }) => action);
    expect(await actions(isu)).toEqual(['holding.added', 'person.added']);
    expect(await actions(coordinator)).toEqual(['person.added']);
    const seen = JSON.stringify(await read(auditor, '?limit=200'));
    expect(seen).not.toContain(post.body.id);
    expect(seen).not.toContain('Ministry under seal');
  });

  it("shows an office's history to who reads offices, an account's to administrators", async () => {
    const user = await admin.post<{ id: string }>('/api/users', {
      name: 'A',
      email: 'a@example.org',
      password: 'long enough to pass',
    });
    expect((await read(admin, `?subject=${user.body.id}`)).items[0]).toMatchObject({ action: 'user.created' });
    expect(JSON.stringify(await read(admin, `?subject=${user.body.id}`))).not.toContain('argon2');
    expect((await read(isu, `?subject=${user.body.id}`)).code).toBe('record.not_found');
    const office = await admin.post<{ id: string }>('/api/offices', { kind: 'isu', name: 'Second', shortName: '2' });
    expect((await read(isu, `?subject=${office.body.id}`)).items[0]).toMatchObject({ action: 'office.created' });
  });
});

describe('the audit, for auditors', () => {
  it('holds entries of all levels, restricted ones without content and without their record', async () => {
    const open = await makeTask(isu, { title: 'Plainly internal' });
    const hidden = await makeTask(isu, { label: 'restricted', title: 'Under seal' });
    const { items } = await read(auditor, '?subjectKind=task&limit=2');
    expect(items[0]).toMatchObject({
      withheld: true,
      subjectId: null,
      before: null,
      after: null,
      actor: { id: isu.officer?.id },
    });
    expect(items[1]).toMatchObject({ withheld: false, subjectId: open.id });
    expect(JSON.stringify(items[1]?.after)).toContain('Plainly internal');
    expect(JSON.stringify(await read(auditor, '?limit=200'))).not.toMatch(new RegExp(`${hidden.id}|Under seal`));
    expect((await read(auditor, `?subject=${hidden.id}`)).items).toEqual(
      (await read(auditor, `?subject=${NOBODY}`)).items,
    );
  });

  it('closes the history of a record that was closed later', async () => {
    const task = await makeTask(isu, { title: 'Soon under seal' });
    await isu.patch(`/api/tasks/${task.id}`, { version: 1, label: 'restricted' });
    const { items } = await read(auditor, '?subjectKind=task&limit=2');
    expect(items.map((entry) => [entry.withheld, entry.subjectId])).toEqual([
      [true, null],
      [true, null],
    ]);
  });

  it('is filtered by actor, action and days, and pages without gaps', async () => {
    const one = await read(auditor, `?actor=${coordinator.officer?.id}&limit=200`);
    expect(one.items.every((entry) => entry.actor?.id === coordinator.officer?.id)).toBe(true);
    const opened = await read(auditor, '?action=session.opened&limit=200');
    expect(new Set(opened.items.map((entry) => entry.action))).toEqual(new Set(['session.opened']));
    expect((await read(auditor, '?to=2020-01-01')).items).toEqual([]);
    const today = new Date().toISOString().slice(0, 10);
    const all = (await read(auditor, `?from=${today}&to=${today}&limit=200`)).items;
    const paged: AuditEntryView[] = [];
    for (let next: string | null = ''; next !== null;) {
      const page: Entries = await read(auditor, `?limit=4${next && `&after=${next}`}`);
      paged.push(...page.items);
      next = page.next;
    }
    expect(paged.map((entry) => entry.id)).toEqual(all.map((entry) => entry.id));
  });
});

describe('break-glass', () => {
  const use = (body: object) => admin.post<Problem & { expiresAt: string }>('/api/break-glass', body);
  const reason = 'The server of the mission was seized';

  it('opens one restricted record for an hour, with every list it lies behind', async () => {
    const engagement = await insertEngagement(app.owner, isu.officer?.id ?? '', {
      label: 'restricted',
      listed: [isu.officer?.id ?? ''],
    });
    const task = await makeTask(isu, { engagementId: engagement, label: 'restricted', title: 'Behind two lists' });
    expect((await admin.get(`/api/tasks/${task.id}`)).status).toBe(404);
    const used = await use({ subjectKind: 'task', subjectId: task.id, reason });
    expect(used.status).toBe(201);
    const seen = await admin.get<{ title: string }>(`/api/tasks/${task.id}`);
    expect([seen.status, seen.body.title]).toEqual([200, 'Behind two lists']);
    expect((await admin.patch(`/api/tasks/${task.id}`, { version: 1, title: 'Mine' })).status).toBe(403);
    const { items } = await read(isu, `?subject=${task.id}`);
    expect(items.map((entry) => entry.action)).toEqual(['break_glass.read', 'break_glass.used', 'task.created']);
    expect(items[1]?.reason).toBe(reason);
    await app.moveClockTo(new Date(Date.parse(used.body.expiresAt) + 1_000).toISOString());
    expect((await admin.get(`/api/tasks/${task.id}`)).status).toBe(404);
    await app.owner.query('DELETE FROM moved_clock');
  });

  it('answers alike for no record, for one that is not restricted and for a kind that is none', async () => {
    const open = await makeTask(isu);
    const answers = [
      await use({ subjectKind: 'task', subjectId: NOBODY, reason }),
      await use({ subjectKind: 'task', subjectId: open.id, reason }),
      await use({ subjectKind: 'app_user', subjectId: isu.officer?.id, reason }),
    ];
    for (const { body } of answers) expect({ ...body, requestId: '' }).toEqual({ ...answers[0]?.body, requestId: '' });
    expect([answers[0]?.status, answers[0]?.body.code]).toEqual([404, 'record.not_found']);
  });

  it('takes a reason, and an administrator', async () => {
    const { id } = await makeTask(isu, { label: 'restricted' });
    const short = await use({ subjectKind: 'task', subjectId: id, reason: 'curious  ' });
    expect([short.status, short.body.errors?.[0]?.field]).toEqual([400, 'reason']);
    const other = await isu.post('/api/break-glass', { subjectKind: 'task', subjectId: id, reason });
    expect(other.status).toBe(403);
  });

  it('is the only way in: an administrator put on a list in the ordinary way reads nothing', async () => {
    const access = { userIds: [admin.officer?.id ?? ''], officeIds: [admin.officer?.officeId ?? ''] };
    const { id } = await makeTask(isu, { label: 'restricted', access });
    expect((await admin.get(`/api/tasks/${id}`)).status).toBe(404);
  });
});
