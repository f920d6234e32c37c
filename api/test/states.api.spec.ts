import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '@demarche/contracts/common';
import type { StateList, StateProfile, StatusChanges, StatusSummary } from '@demarche/contracts/states';
import type { SessionView } from '@demarche/contracts/session';
import { startApp, type TestApp } from './app.js';
import type { Client } from './client.js';
import { quarantineUnknownVote } from './packs.js';

let app: TestApp;
let isu: Client;
let partner: Client;
beforeAll(async () => {
  app = await startApp();
  isu = await app.as('isu_officer');
  partner = await app.as('partner_observer');
});
afterAll(() => app.close());

const get = async <T>(path: string): Promise<T> => {
  const { status, body } = await isu.get<T>(path);
  expect({ path, status, body: status === 200 ? undefined : body }).toEqual({ path, status: 200, body: undefined });
  return body;
};
const summary = (query: string) => get<StatusSummary>(`/api/status-summary?${query}`);
const states = (query: string) => get<StateList>(`/api/states?${query}`);
const codes = async (query: string) => (await states(query)).items.map(({ iso3 }) => iso3);
const profile = (code: string, query = '') => get<StateProfile>(`/api/states/${code}?${query}`);
describe('published counts', () => {
  it.each([
    ['2011-11-08', 66, 45],
    ['2015-09-11', 96, null],
    ['2018-08-01', 103, 17],
    ['2019-07-31', 106, 14],
    ['2020-06-18', 108, 13],
    ['2021-09-22', 110, 13],
    ['2022-08-01', 110, 13],
    ['2023-08-31', 112, 12],
    ['2025-09-08', 112, 12],
  ])('on %s %s States Parties and %s signatories', async (asAt, parties, signatories) => {
    const { counts } = await summary(`asAt=${asAt}`);
    expect(counts.party).toBe(parties);
    if (signatories !== null) expect(counts.signatory).toBe(signatories);
  });

  it('told apart from those in force: 107 of 108 on 2020-06-18', async () => {
    expect((await summary('asAt=2020-06-18')).counts).toMatchObject({ party: 108, inForce: 107 });
  });

  it('add up to 197, in all, by region and by group', async () => {
    const told = await summary('asAt=2026-02-03');
    const sum = (key: 'total' | 'party') => told.byRegion.reduce((all, region) => all + region[key], 0);
    expect(told.counts).toEqual({ party: 112, signatory: 12, not_party: 72, withdrawn: 1, inForce: 111, total: 197 });
    expect([sum('total'), sum('party')]).toEqual([197, 112]);
    expect(told.byGroup.map(({ key, total }) => [key, total])).toEqual([
      ['African Group', 54],
      ['Asia-Pacific Group', 54],
      ['EEG', 23],
      ['GRULAC', 33],
      ['WEOG', 29],
      ['none', 4],
    ]);
    expect(told.statusKnownTo).toBeNull();
    expect((await summary('asAt=2026-02-04')).statusKnownTo).toBe('2026-02-03');
  });

  it('of signatures: 108 acts of signing', async () => {
    const [row] = await app.owner.query<{ n: string }[]>(
      `SELECT count(*) AS n FROM treaty_act WHERE treaty_key = 'ccm' AND kind = 'signature'`,
    );
    expect(row?.n).toBe('108');
  });

  it('grow by the year from the opening to the day', async () => {
    const { partiesByYear, lastJoined } = await summary('asAt=2020-06-18');
    expect(partiesByYear.map(({ year }) => year)).toEqual(Array.from({ length: 13 }, (_, i) => 2008 + i));
    expect(partiesByYear.at(-1)).toEqual({ year: 2020, parties: 108 });
    expect(lastJoined).toMatchObject({ name: expect.any(String) as string });
    expect((await summary('asAt=2000-01-01')).partiesByYear).toEqual([]);
  });
});

describe('the register on a day', () => {
  it('stands at nobody before the treaty and at the last known after the data', async () => {
    expect((await summary('asAt=1990-01-01')).counts).toMatchObject({ not_party: 197, total: 197 });
    expect((await states('asAt=1990-01-01')).votes).toEqual([]);
    const later = await summary('asAt=2150-01-01');
    expect(later).toMatchObject({ statusKnownTo: '2026-02-03', counts: { total: 197 } });
  });

  it('is today when no day is named', async () => {
    await app.moveClockTo('2020-06-18T23:59:00Z');
    expect((await states('')).asAt).toBe('2020-06-18');
    expect((await states('status=party')).items).toHaveLength(108);
    await app.owner.query('DELETE FROM moved_clock');
  });

  it('tells who withdrew: Lithuania', async () => {
    const on = async (asAt: string) => (await states(`asAt=${asAt}&q=LTU`)).items[0];
    expect(await on('2024-09-05')).toMatchObject({ status: 'party', leavingOn: null });
    expect(await on('2024-09-06')).toMatchObject({ status: 'party', inForce: true, leavingOn: '2025-03-06' });
    expect(await on('2025-03-05')).toMatchObject({ status: 'party', since: '2011-03-24', inForceOn: '2011-09-01' });
    expect(await on('2025-03-06')).toMatchObject({
      status: 'withdrawn',
      since: '2025-03-06',
      inForce: false,
      inForceOn: null,
      leavingOn: null,
    });
    expect(await codes('asAt=2025-03-06&status=withdrawn')).toEqual(['LTU']);
  });

  it('takes Cyprus in Europe, with the source of the change', async () => {
    expect(await codes('region=Europe&q=Cyprus')).toEqual(['CYP']);
    expect(await codes('region=Asia&q=Cyprus')).toEqual([]);
    expect(await codes('region=Asia&q=Cyprus&treaty=apmbc')).toEqual(['CYP']);
    expect((await profile('CYP')).regionSource).toContain('CCM/CONF/2020/PM.1');
  });

  it('puts names in order and carries what a list shows', async () => {
    const { items, next } = await states('asAt=2022-01-01');
    expect([items.length, next]).toEqual([197, null]);
    expect(items.slice(0, 3).map(({ name }) => name)).toEqual(['Afghanistan', 'Albania', 'Algeria']);
    expect(items.find(({ iso3 }) => iso3 === 'BRA')).toMatchObject({
      status: 'not_party',
      since: null,
      group: 'GRULAC',
      votes: { 'A/RES/70/54': 'abstain', 'A/RES/76/47': 'abstain' },
    });
    expect(items.find(({ iso3 }) => iso3 === 'VAT')?.votes['A/RES/76/47']).toBe('not_member');
    expect(items.find(({ iso3 }) => iso3 === 'KEN')?.memberships).toContain('AU');
  });
});

describe('a State', () => {
  it('has its acts, names, memberships and standings elsewhere', async () => {
    const norway = await profile('nor', 'asAt=2009-06-01');
    expect(norway).toMatchObject({
      iso3: 'NOR',
      status: 'party',
      since: '2008-12-03',
      inForce: false,
      inForceOn: '2010-08-01',
    });
    expect(norway.acts.map(({ kind, on, effectiveOn }) => [kind, on, effectiveOn])).toEqual([
      ['signature', '2008-12-03', null],
      ['deposit', '2008-12-03', '2010-08-01'],
      ['provisional_application', '2008-12-03', null],
    ]);
    expect(norway.ifDepositedToday).toBeNull();
    expect(norway.names.map(({ language }) => language)).toEqual(['en', 'fr', 'es', 'ar', 'zh', 'ru']);
    expect(norway.memberships).toContainEqual({ organisation: 'NATO', knownOn: '2025-12-20' });
    expect(norway.otherTreaties).toHaveLength(9);
  });

  it('acceded, and applied provisionally from the same day: Belize', async () => {
    const belize = await profile('BLZ');
    expect(belize.acts.map(({ kind, form, on }) => [kind, form, on])).toEqual([
      ['deposit', 'accession', '2014-09-02'],
      ['provisional_application', null, '2014-09-02'],
    ]);
    expect(belize).toMatchObject({ inForceOn: '2015-03-01' });
  });

  it('joined last: Vanuatu on 3 September 2025', async () => {
    const { items } = await get<StatusChanges>('/api/status-changes?from=2025-03-07&to=2026-02-03');
    const last = items.filter(({ change }) => change === 'joined').at(-1);
    expect((await summary('asAt=2026-02-03')).lastJoined).toEqual({ iso3: last?.iso3, name: last?.name, on: last?.on });
    expect(items.find(({ iso3 }) => iso3 === 'VUT')).toMatchObject({
      change: 'joined',
      before: 'not_party',
      after: 'party',
    });
  });

  it('is told what would follow from a deposit', async () => {
    const { ifDepositedToday } = await profile('BRA', 'asAt=2026-01-15');
    expect(ifDepositedToday).toEqual({
      depositedOn: '2026-01-15',
      inForceOn: '2026-07-01',
      deadlines: [
        { key: 'initial_report', on: '2026-12-28', yearly: false },
        { key: 'annual_report', on: '2027-04-30', yearly: true },
        { key: 'stockpiles_destroyed', on: '2034-07-01', yearly: false },
        { key: 'areas_cleared', on: '2036-07-01', yearly: false },
      ],
    });
    expect((await profile('BRA', 'asAt=2000-01-01')).ifDepositedToday).toBeNull();
    expect((await profile('CHN', 'treaty=CWC')).ifDepositedToday).toBeNull();
  });

  it('shows facts as reported, what contradicts side by side, and how old they are', async () => {
    const { facts } = await profile('BRA', 'asAt=2020-07-01');
    expect(facts.length).toBeGreaterThan(2);
    expect(facts.every(({ reported, source }) => reported && source !== '')).toBe(true);
    expect(facts.find(({ asOf }) => asOf === '2020-06-18')?.stale).toBe(false);
    expect((await profile('BRA')).facts.every(({ stale }) => stale)).toBe(true);
    expect((await profile('BRA', 'asAt=2012-01-01')).facts.some(({ asOf }) => asOf === '2020-06-18')).toBe(false);
  });

  it('tells meetings as their source tells them', async () => {
    const { meetings } = await profile('VUT', 'asAt=2026-01-01');
    expect(meetings.map(({ meeting, startsOn }) => [meeting, startsOn])).toEqual([
      ['MSP 2015-2019 (at least one)', null],
      ['9MSP', '2019-09-02'],
    ]);
    expect((await profile('PHL')).coordinatorTerms).toHaveLength(2);
  });

  it('keeps quarantined roll calls from who is no internal reader', async () => {
    expect((await profile('KEN')).quarantinedVotes).toHaveLength(2);
    const { body } = await partner.get<StateProfile>('/api/states/KEN');
    expect(body).not.toHaveProperty('quarantinedVotes');
    expect(body.votes).toHaveLength(7);
  });

  it('has no year for a roll call in quarantine whose vote nobody recorded', async () => {
    await quarantineUnknownVote(app.owner, 'A/RES/70/500', 'KEN');
    const apart = (await profile('KEN')).quarantinedVotes;
    expect(apart).toHaveLength(3);
    expect(apart?.at(-1)).toEqual({ symbol: 'A/RES/70/500', year: null, votedOn: null, choice: 'yes' });
  });

  it.each(['XXX', 'LITHUANIA', 'L%00T', "'", '%F0%9F%98%80', '123'])('%s is not found', async (code) => {
    const { status, body } = await isu.get<Problem>(`/api/states/${code}`);
    expect([400, 404]).toContain(status);
    expect(body.code).toMatch(/^(state\.not_found|request\.)/);
  });
});

describe('changes between two days', () => {
  const changes = (query: string) => get<StatusChanges>(`/api/status-changes?${query}`);

  it('tell who left by which act, both days included', async () => {
    const { items } = await changes('from=2025-03-06&to=2025-03-06');
    expect(items).toEqual([
      expect.objectContaining({ iso3: 'LTU', change: 'left', before: 'party', after: 'withdrawn', on: '2025-03-06' }),
    ]);
    expect(items[0]?.act).toMatchObject({ kind: 'withdrawal', effectiveOn: '2025-03-06' });
    expect((await changes('from=2025-03-07&to=2025-03-31')).items).toEqual([]);
  });

  it('lead from one count to the other', async () => {
    const { items } = await changes('from=2020-06-19&to=2025-09-08');
    const net = items.reduce((sum, { change }) => sum + (change === 'joined' ? 1 : change === 'left' ? -1 : 0), 0);
    expect(net).toBe(112 - 108);
  });

  it('say to which day status is known', async () => {
    expect(await changes('from=2026-01-01&to=2026-12-31')).toMatchObject({ items: [], statusKnownTo: '2026-02-03' });
  });

  it.each([
    ['from=2026-01-02&to=2026-01-01', 'to'],
    ['to=2026-01-01', 'from'],
    ['from=2026-13-01&to=2026-12-31', 'from'],
    ['from=2020-01-01&to=2020-02-30', 'to'],
    ['from=2020-01-01&treaty=zzz', 'treaty'],
    ['from=2150-01-01', 'from'],
  ])('%s is refused', async (query, field) => {
    const { status, body } = await isu.get<Problem>(`/api/status-changes?${query}`);
    expect([status, body.errors?.[0]?.field]).toEqual([400, field]);
  });
});

describe('a second treaty', () => {
  it('has its own register: Poland left the Mine Ban Convention by a notice that took effect after the data', async () => {
    const on = async (asAt: string) => (await states(`treaty=APMBC&asAt=${asAt}&q=POL`)).items[0];
    expect(await on('2026-02-19')).toMatchObject({ status: 'party', since: '2012-12-27', leavingOn: '2026-02-20' });
    expect(await on('2026-02-20')).toMatchObject({ status: 'withdrawn', since: '2026-02-20' });
    const { items } = await get<StatusChanges>('/api/status-changes?treaty=apmbc&from=2026-01-01&to=2026-12-31');
    expect(items.map(({ iso3, on: day, act }) => [iso3, day, act.kind])).toEqual([
      ['FIN', '2026-01-10', 'withdrawal'],
      ['POL', '2026-02-20', 'withdrawal_notice'],
    ]);
  });

  it('has its own rule, deadlines and counts', async () => {
    const { counts, inForceKnown } = await summary('treaty=apmbc&asAt=1999-03-01');
    expect(inForceKnown).toBe(true);
    expect(counts.inForce).toBeGreaterThanOrEqual(40);
    expect((await summary('treaty=apmbc&asAt=1999-02-28')).counts.inForce).toBe(0);
    const { ifDepositedToday } = await profile('CHN', 'treaty=apmbc&asAt=2026-01-15');
    expect(ifDepositedToday?.deadlines.find(({ key }) => key === 'stockpiles_destroyed')?.on).toBe('2030-07-01');
    expect((await states('treaty=apmbc')).votes).toEqual([]);
  });

  it('is in force ninety days after deposit where that is the rule', async () => {
    expect((await profile('CHE', 'treaty=att')).inForceOn).toBe('2015-04-30');
    expect((await profile('NOR', 'treaty=ATT')).inForceOn).toBe('2014-12-24');
  });

  it('without a known rule computes no entry into force and says so', async () => {
    expect(await summary('treaty=CTBT')).toMatchObject({ inForceKnown: false, counts: { inForce: 0, total: 197 } });
  });

  it('is offered in the list of treaties; the session names that of the deployment', async () => {
    const { items } = await get<{ items: { key: string; hasPack: boolean }[] }>('/api/treaties');
    expect(items.filter(({ hasPack }) => hasPack).map(({ key }) => key)).toEqual(['ccm', 'apmbc']);
    expect(items).toHaveLength(10);
    expect((await get<SessionView>('/api/session')).treaty).toMatchObject({ key: 'ccm', statusKnownTo: '2026-02-03' });
  });
});

it('is closed to who is not signed in', async () => {
  for (const path of [
    'states',
    'states/KEN',
    'status-summary',
    'status-changes?from=2020-01-01',
    'votes',
    'meetings',
    'treaties',
  ]) {
    expect((await app.anonymous().get(`/api/${path}`)).status).toBe(401);
  }
});
