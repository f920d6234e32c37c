import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page, Problem } from '@demarche/contracts/common';
import type { MandateRecord, OfficeView } from '@demarche/contracts/offices';
import type { SessionView } from '@demarche/contracts/session';
import { addDays } from '@demarche/domain/dates';
import { startApp, type TestApp } from './app.js';
import { Client } from './client.js';

let app: TestApp;
let admin: Client;
const today = new Date().toISOString().slice(0, 10);
beforeAll(async () => {
  app = await startApp();
  admin = await app.as('administrator');
});
afterAll(() => app.close());

let n = 0;
async function office(kind = 'coordinator'): Promise<OfficeView> {
  const name = `Seat ${++n}`;
  return (await admin.post<OfficeView>('/api/offices', { kind, name, shortName: `S${n}` })).body;
}
const give = (officeId: string, userId: string, more: object) =>
  admin.post<MandateRecord & Problem>(`/api/offices/${officeId}/mandates`, {
    userId,
    role: 'coordinator',
    from: today,
    ...more,
  });
const fault = (body: Problem): unknown[] => [body.status, body.errors?.[0]?.field, body.errors?.[0]?.code];

describe('offices', () => {
  it('lists our side with who holds it today', async () => {
    const { id } = await office();
    const now = await app.make.officer(null);
    const later = await app.make.officer(null);
    await give(id, now.id, { to: today });
    await give(id, later.id, { from: addDays(today, 1) });
    const isu = await app.as('isu_officer');
    const { body } = await isu.get<Page<OfficeView>>('/api/offices?limit=200');
    expect(body.items.find((one) => one.id === id)?.holders).toMatchObject([
      { user: { id: now.id, name: now.name }, role: 'coordinator', from: today, to: today },
    ]);
    const all = await isu.get<Page<MandateRecord>>(`/api/offices/${id}/mandates`);
    expect(all.body.items.map((mandate) => mandate.user.id)).toEqual([later.id, now.id]);
  });

  it('is changed by administrators with the version', async () => {
    const { id } = await office();
    const changed = await admin.patch<OfficeView>(`/api/offices/${id}`, { version: 1, shortName: 'New' });
    expect(changed.body).toMatchObject({ shortName: 'New', version: 2 });
    expect((await admin.patch<Problem>(`/api/offices/${id}`, { version: 1, name: 'X' })).body.code).toBe(
      'version.stale',
    );
    const twin = await admin.post<Problem>('/api/offices', { kind: 'isu', name: `SEAT ${n}`, shortName: 'x' });
    expect(fault(twin.body)).toEqual([409, 'name', 'office.name_taken']);
    const isu = await app.as('isu_officer');
    expect((await isu.patch(`/api/offices/${id}`, { version: 2, name: 'Mine' })).status).toBe(403);
  });
});

describe('mandates', () => {
  it('gives and takes rights on the same day, also in a session that runs', async () => {
    const { id } = await office();
    const officer = await app.make.officer(null);
    const client = new Client(app.url);
    const before = await client.signIn(officer.email, officer.password);
    expect(before.permissions).toEqual([]);
    const { body } = await give(id, officer.id, {});
    expect((await client.get<SessionView>('/api/session')).body.permissions).toContain('task.write');
    await admin.patch(`/api/offices/${id}/mandates/${body.id}`, {
      version: 1,
      from: '2020-01-01',
      to: addDays(today, -1),
    });
    expect((await client.get<SessionView>('/api/session')).body.permissions).toEqual([]);
    await admin.patch(`/api/offices/${id}/mandates/${body.id}`, { version: 2, to: today });
    expect((await client.get<SessionView>('/api/session')).body.offices).toHaveLength(1);
  });

  it('refuses a role that is not of the office, nobody, and days that do not follow', async () => {
    const { id } = await office();
    const officer = await app.make.officer(null);
    const bad = async (userId: string, more: object) => fault((await give(id, userId, more)).body);
    expect(await bad(officer.id, { role: 'administrator' })).toEqual([400, 'role', 'role.not_of_office']);
    expect(await bad(officer.id, { role: 'king' })).toEqual([400, 'role', 'field.is_in']);
    expect(await bad('00000000-0000-4000-8000-000000000000', {})).toEqual([400, 'userId', 'reference.unknown']);
    expect(await bad(officer.id, { to: addDays(today, -1) })).toEqual([400, 'to', 'mandate.ends_before']);
    expect(await bad(officer.id, { from: '2026-02-30' })).toEqual([400, 'from', 'field.is_day']);
  });

  it('refuses two mandates of one person in one office that share a day', async () => {
    const { id } = await office();
    const officer = await app.make.officer(null);
    const first = await give(id, officer.id, { from: '2026-01-01', to: '2026-06-30' });
    expect(first.status).toBe(201);
    expect(fault((await give(id, officer.id, { from: '2026-06-30', to: null })).body)).toEqual([
      409,
      'from',
      'mandate.overlaps',
    ]);
    const second = await give(id, officer.id, { from: '2026-07-01' });
    expect(second.status).toBe(201);
    const moved = await admin.patch<Problem>(`/api/offices/${id}/mandates/${first.body.id}`, { version: 1, to: null });
    expect(fault(moved.body)).toEqual([409, 'from', 'mandate.overlaps']);
  });

  it('lets only one of two that overlap through when both come at once', async () => {
    const { id } = await office();
    const officer = await app.make.officer(null);
    const answers = await Promise.all([1, 2, 3, 4].map(() => give(id, officer.id, {})));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
  });

  it('never takes the mandate of the last administrator', async () => {
    const { items } = (await admin.get<Page<OfficeView>>('/api/offices?limit=200')).body;
    const administration = items.find((one) => one.kind === 'administration');
    const own = administration?.holders[0]?.mandateId;
    const path = `/api/offices/${administration?.id}/mandates/${own}`;
    for (const change of [{ to: today }, { from: addDays(today, 1) }]) {
      const refused = await admin.patch<Problem>(path, { version: 1, ...change });
      expect([refused.status, refused.body.code]).toEqual([409, 'administrator.last']);
    }
    const successor = await app.make.officer('administrator');
    expect((await admin.patch(path, { version: 1, to: today })).status).toBe(200);
    await admin.patch(path, { version: 2, to: null });
    expect(successor.officeId).toBe(administration?.id);
  });

  it('knows no mandate of another office', async () => {
    const [a, b] = [await office(), await office()];
    const officer = await app.make.officer(null);
    const { body } = await give(a.id, officer.id, {});
    const answer = await admin.patch<Problem>(`/api/offices/${b.id}/mandates/${body.id}`, { version: 1, to: today });
    expect([answer.status, answer.body.code]).toEqual([404, 'mandate.not_found']);
    expect((await admin.get<Problem>('/api/offices/not-an-id/mandates')).body.errors?.[0]).toMatchObject({
      field: 'id',
      code: 'id.invalid',
    });
  });
});
