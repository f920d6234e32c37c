import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page, Problem } from '@demarche/contracts/common';
import type { AssignmentView } from '@demarche/contracts/states';
import { startApp, type TestApp } from './app.js';
import type { Client } from './client.js';
import { haveStates } from './outreach.js';

let app: TestApp;
let isu: Client;
let coordinator: Client;

beforeAll(async () => {
  app = await startApp({ DEMARCHE_TREATY: 'ccm' });
  await haveStates(app);
  await app.moveClockTo('2026-11-24T08:00:00Z');
  isu = await app.as('isu_officer');
  coordinator = await app.as('coordinator');
});
afterAll(() => app.close());

const put = (client: Client, iso3: string, body: object) =>
  client.put<AssignmentView & Pick<Problem, 'code' | 'errors'>>(`/api/states/${iso3}/assignment`, { tier: 2, ...body });
const running = async (iso3: string) =>
  (await isu.get<Page<AssignmentView>>(`/api/assignments?state=${iso3}`)).body.items;

describe('who looks after a State', () => {
  it('begins today, and the next one ends it yesterday: the history stays', async () => {
    const first = await put(isu, 'AGO', { officeId: coordinator.officer?.officeId, nextStep: 'Ask for a meeting' });
    expect(first).toMatchObject({
      status: 200,
      body: {
        state: { iso3: 'AGO', name: 'Angola' },
        office: { id: coordinator.officer?.officeId },
        user: null,
        tier: 2,
        nextStep: 'Ask for a meeting',
        nextStepDueOn: null,
        from: '2026-11-24',
        to: null,
        version: 1,
      },
    });
    await app.moveClockTo('2026-11-30T08:00:00Z');
    // Sessions end after twelve idle hours.
    isu = await app.as('isu_officer');
    coordinator = await app.as('coordinator');
    const next = await put(isu, 'AGO', {
      officeId: isu.officer?.officeId,
      userId: isu.officer?.id,
      tier: 1,
      version: 1,
    });
    expect(next.body).toMatchObject({ from: '2026-11-30', to: null, tier: 1, user: { id: isu.officer?.id } });
    expect(await running('AGO')).toEqual([next.body]);
    const all = await isu.get<Page<AssignmentView>>('/api/assignments?state=AGO&period=all');
    expect(all.body.items.map(({ from, to }) => [from, to])).toEqual([
      ['2026-11-24', '2026-11-29'],
      ['2026-11-30', null],
    ]);
  });

  it('changes tier and next step in place, demands the present version, and is audited', async () => {
    const officeId = isu.officer?.officeId;
    const first = (await put(isu, 'KEN', { officeId })).body;
    const second = (
      await put(coordinator, 'KEN', { officeId, tier: 3, nextStep: 'Call', nextStepDueOn: '2026-12-01', version: 1 })
    ).body;
    expect(second).toMatchObject({ id: first.id, tier: 3, nextStep: 'Call', nextStepDueOn: '2026-12-01', version: 2 });
    for (const version of [undefined, 1, 3]) {
      const stale = await put(isu, 'KEN', { officeId, ...(version && { version }) });
      expect([stale.status, stale.body.code]).toEqual([409, 'version.stale']);
    }
    const entries = await app.owner.query<{ action: string; effective_label: string }[]>(
      'SELECT action, effective_label FROM audit_entry WHERE subject_id = $1',
      [first.id],
    );
    expect(entries).toEqual([
      { action: 'state.assigned', effective_label: 'internal' },
      { action: 'state.assigned', effective_label: 'internal' },
    ]);
  });

  it('is given once when two give it at once', async () => {
    const answers = await Promise.all([
      put(isu, 'NOR', { officeId: isu.officer?.officeId }),
      put(coordinator, 'NOR', { officeId: coordinator.officer?.officeId }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await running('NOR')).toHaveLength(1);
  });

  it('ends, and may be taken up again the same day', async () => {
    const given = (await put(isu, 'TON', { officeId: isu.officer?.officeId })).body;
    const path = '/api/states/TON/assignment';
    expect((await isu.delete<Problem>(path, { version: 9 })).body.code).toBe('version.stale');
    expect((await isu.delete(path, { version: given.version })).status).toBe(204);
    expect((await isu.delete<Problem>(path, { version: 1 })).body.code).toBe('assignment.not_found');
    expect((await put(isu, 'TON', { officeId: coordinator.officer?.officeId })).status).toBe(200);
  });

  it.each([
    [{ officeId: randomUUID() }, 'officeId', 'reference.unknown'],
    [{ tier: 4 }, 'tier', 'field.is_in'],
    [{ nextStep: 'x'.repeat(10_000) }, 'nextStep', 'field.max_length'],
    [{ nextStepDueOn: '2026-02-30' }, 'nextStepDueOn', 'field.is_day'],
    [{ userId: randomUUID() }, 'userId', 'user.not_in_office'],
    [{ colour: 'red' }, 'colour', 'field.unknown'],
  ])('refuses %j', async (body, field, code) => {
    const answer = await put(isu, 'AGO', { officeId: isu.officer?.officeId, version: 1, ...body });
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toContainEqual(expect.objectContaining({ field, code }));
  });

  it('answers 404 for a State there is not', async () => {
    const answer = await put(isu, 'XXX', { officeId: isu.officer?.officeId });
    expect([answer.status, answer.body.code]).toEqual([404, 'state.not_found']);
  });

  it('is for internal readers alone, and given by those who work', async () => {
    const cells = [
      ['isu_director', 200, 409],
      ['presidency', 200, 409],
      ['new_york_liaison', 200, 409],
      ['president_designate', 200, 403],
      ['partner_observer', 403, 403],
      ['auditor', 403, 403],
      ['administrator', 403, 403],
    ] as const;
    for (const [role, read, write] of cells) {
      const client = await app.as(role);
      expect((await client.get('/api/assignments')).status, role).toBe(read);
      const answer = await put(client, 'AGO', { officeId: isu.officer?.officeId, version: 77 });
      expect(answer.status, role).toBe(write);
    }
  });

  it('pages by keyset, by office and by officer', async () => {
    const seen: string[] = [];
    let after = '';
    do {
      const page = (await isu.get<Page<AssignmentView>>(`/api/assignments?limit=2${after}`)).body;
      seen.push(...page.items.map(({ state }) => state.iso3));
      after = page.next ? `&after=${page.next}` : '';
    } while (after);
    expect(seen).toEqual(['AGO', 'KEN', 'NOR', 'TON']);
    const mine = await isu.get<Page<AssignmentView>>(`/api/assignments?user=${isu.officer?.id}`);
    expect(mine.body.items.map(({ state }) => state.iso3)).toEqual(['AGO']);
    const theirs = await isu.get<Page<AssignmentView>>(`/api/assignments?office=${coordinator.officer?.officeId}`);
    expect(theirs.body.items.map(({ state }) => state.iso3)).toContain('TON');
    expect((await isu.get<Problem>('/api/assignments?state=XXX')).status).toBe(400);
  });
});
