import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '@demarche/contracts/common';
import type { EngagementCount, EngagementView } from '@demarche/contracts/engagements';
import type { Role } from '@demarche/domain/permissions';
import { startApp, type TestApp } from './app.js';
import type { Client } from './client.js';
import { haveStates, log } from './outreach.js';

/** What each role counts without standing on a list: domain.md, the table of roles and labels. */
const OPEN_TO: Partial<Record<Role, string[]>> = {
  isu_officer: ['public', 'committee', 'internal'],
  coordinator: ['public', 'committee', 'internal'],
  president_designate: ['public', 'committee', 'internal'],
  partner_observer: ['public', 'committee'],
  administrator: [],
};
const ROLES = Object.keys(OPEN_TO) as Role[];
const STATES = ['AGO', 'KEN', 'NOR', 'TON'];
const KINDS = ['call', 'bilateral_meeting', 'use_report'];
const DAYS = ['2026-01-31', '2026-02-01', '2026-02-28', '2025-02-01'];

let app: TestApp;
let writer: Client;
const readers = new Map<Role, Client>();
beforeAll(async () => {
  app = await startApp();
  await haveStates(app);
  writer = await app.as('isu_officer');
  for (const role of ROLES) readers.set(role, await app.as(role));
});
afterAll(() => app.close());

/** Chance that is the same in every run. */
let seed = 20_261_125;
function below(n: number): number {
  seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
  return (seed >> 8) % n;
}
const pick = <T>(from: readonly T[]): T => from[below(from.length)]!;
const some = (): string[] => [...new Set([pick(STATES), pick(STATES)])];

function labels(): object {
  const label = pick(['public', 'committee', 'internal', 'restricted']);
  const listed = readers.get(pick(ROLES))?.officer?.id ?? '';
  return {
    label,
    ...(label === 'restricted' && { access: { userIds: [listed] } }),
    ...(below(5) === 0 && { caveats: ['counts_only'] }),
  };
}

/** One write after the other, each of them as the product is used. */
async function write(made: EngagementView[]): Promise<void> {
  const [step, one] = [below(8), made.length > 0 ? pick(made) : undefined];
  if (!one || step < 4) {
    made.push(await log(writer, { kind: pick(KINDS), on: pick(DAYS), states: some(), ...labels() }));
    return;
  }
  const { version } = (await writer.get<EngagementView>(`/api/engagements/${one.id}`)).body;
  if (step === 7) {
    expect((await writer.delete(`/api/engagements/${one.id}`, { version })).status).toBe(204);
    made.splice(made.indexOf(one), 1);
    return;
  }
  const change = [{ on: pick(DAYS), kind: pick(KINDS) }, { states: some() }, { ...labels(), labelReason: 'as agreed' }][
    step - 4
  ];
  expect((await writer.patch(`/api/engagements/${one.id}`, { version, ...change })).status).toBe(200);
}

/** Counted one by one from the records themselves, by the rules as they are written. */
async function live(role: Role): Promise<Record<string, number>> {
  const found = await app.owner.query<{ key: string; label: string; listed: boolean }[]>(
    `SELECT s.iso3 || ' ' || to_char(e.on_day, 'YYYY-MM') || ' ' || e.kind AS key, e.effective_label AS label,
       EXISTS (SELECT FROM access_list_member m WHERE m.list_id = ANY(e.access_lists) AND m.user_id = $1) AS listed
     FROM engagement e JOIN engagement_state s ON s.engagement_id = e.id WHERE e.deleted_at IS NULL`,
    [readers.get(role)?.officer?.id],
  );
  const counts: Record<string, number> = {};
  for (const { key, label, listed } of found) {
    const mayList = role !== 'administrator';
    if (OPEN_TO[role]?.includes(label) || (label === 'restricted' && listed && mayList))
      counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

/** The whole list, page by page. */
async function told(role: Role, filters = ''): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  let next: string | null = '';
  while (next !== null) {
    const after: string = next && `&after=${next}`;
    const page = await readers
      .get(role)!
      .get<Page<EngagementCount>>(`/api/engagements/counts?limit=3${after}${filters}`);
    expect(page.status).toBe(200);
    for (const { state, month, kind, count } of page.body.items) counts[`${state.iso3} ${month} ${kind}`] = count;
    next = page.body.next;
  }
  return counts;
}

describe('engagement counts', () => {
  it('are what is there, for every role, whatever was written', async () => {
    const made: EngagementView[] = [];
    for (let i = 0; i < 60; i++) await write(made);
    for (const role of ROLES) {
      const counted = await live(role);
      expect(await told(role)).toEqual(counted);
      expect(Object.keys(counted).length > 0, role).toBe(role !== 'administrator');
    }
  });

  it('are the same after they were made anew', async () => {
    const before = await told('isu_officer');
    await app.owner.query('UPDATE engagement_count SET records = records + 1');
    expect(await told('isu_officer')).not.toEqual(before);
    await app.owner.query('SELECT rebuild_engagement_count()');
    expect(await told('isu_officer')).toEqual(before);
  });

  it('can be narrowed by State, kind, status and months', async () => {
    const all = await live('isu_officer');
    const only = (keep: (iso3: string, month: string, kind: string) => boolean) =>
      Object.fromEntries(Object.entries(all).filter(([key]) => keep(...(key.split(' ') as [string, string, string]))));
    expect(await told('isu_officer', '&state=KEN,TON')).toEqual(only((iso3) => iso3 === 'KEN' || iso3 === 'TON'));
    expect(await told('isu_officer', '&kind=call')).toEqual(only((_iso3, _month, kind) => kind === 'call'));
    expect(await told('isu_officer', '&from=2026-01&to=2026-01-15')).toEqual(
      only((_iso3, month) => month === '2026-01'),
    );
    expect(await told('isu_officer', '&status=planned')).toEqual({});
  });

  it('name the field that is wrong', async () => {
    const reader = readers.get('isu_officer')!;
    for (const [query, field] of [
      ['from=2026-13', 'from'],
      ['to=2026', 'to'],
      ['state=XXX', 'state'],
      ['kind=chat', 'kind'],
      ['after=%20', 'after'],
    ]) {
      const answer = await reader.get<{ errors: { field: string }[] }>(`/api/engagements/counts?${query}`);
      expect(answer.status, query).toBe(400);
      expect(answer.body.errors[0]?.field).toBe(field);
    }
  });

  it('stand on the State page, with the open tasks', async () => {
    const page = await readers.get('coordinator')!.get<{ counts: object }>('/api/states/KEN');
    const counted = Object.entries(await live('coordinator')).filter(([key]) => key.startsWith('KEN '));
    const engagements = counted.reduce((sum, [, count]) => sum + count, 0);
    expect(page.body.counts).toEqual({ engagements, openTasks: 0 });
  });

  it('are closed to who may not read engagements', async () => {
    expect((await (await app.as('auditor')).get('/api/engagements/counts')).status).toBe(403);
  });
});

describe('the count of open tasks about a State', () => {
  it('follows every write', async () => {
    const count = async () =>
      (await writer.get<{ counts: { openTasks: number } }>('/api/states/NOR')).body.counts.openTasks;
    const task = (body: object = {}) =>
      writer.post<{ id: string; version: number }>('/api/tasks', {
        title: 'Call back',
        state: 'NOR',
        dueOn: '2026-12-01',
        assigneeUserId: writer.officer?.id,
        ...body,
      });
    const first = (await task()).body;
    await task({ label: 'restricted' });
    expect(await count()).toBe(2);
    await writer.post(`/api/tasks/${first.id}/close`, { version: first.version });
    expect(await count()).toBe(1);
    await writer.post(`/api/tasks/${first.id}/reopen`, { version: first.version + 1 });
    await writer.patch(`/api/tasks/${first.id}`, { version: first.version + 2, state: 'TON' });
    expect(await count()).toBe(1);
    await writer.patch(`/api/tasks/${first.id}`, { version: first.version + 3, state: 'NOR' });
    await writer.delete(`/api/tasks/${first.id}`, { version: first.version + 4 });
    expect(await count()).toBe(1);
  });
});
