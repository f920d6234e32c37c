import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '@demarche/contracts/common';
import type { StateList, Standings, StatusSummary } from '@demarche/contracts/states';
import { startApp, type TestApp } from './app.js';
import type { Client } from './client.js';

let app: TestApp;
let partner: Client;
beforeAll(async () => {
  app = await startApp();
  partner = await app.as('partner_observer');
});
afterAll(() => app.close());

const standings = async (query = '') => (await partner.get<Standings>(`/api/standings?${query}`)).body;
/** The status of every State on a day, as the steps tell it. */
const on = ({ items }: Standings, day: string) =>
  items.map(({ iso3, steps }) => {
    const step = steps.filter(({ from }) => from === null || from <= day).at(-1);
    return { iso3, status: step?.status, since: step?.since };
  });

describe('where every State stands on all days at once', () => {
  it.each([
    ['ccm', ['2008-12-02', '2008-12-03', '2015-12-31', '2020-06-18', '2024-09-06', '2025-03-05', '2025-03-06']],
    ['apmbc', ['1999-03-01', '2010-12-31', '2026-01-10', '2026-02-19', '2026-02-20']],
    ['att', ['2014-12-24', '2026-02-03']],
  ])('is for %s what the register says on each day', async (treaty, days) => {
    const told = await standings(`treaty=${treaty}`);
    for (const day of days) {
      const { body } = await partner.get<StateList>(`/api/states?treaty=${treaty}&asAt=${day}`);
      const listed = body.items.map(({ iso3, status, since }) => ({ iso3, status, since }));
      expect({ day, states: on(told, day) }).toEqual({ day, states: listed });
    }
  });

  it('begins when the treaty was opened, and yields the published counts of the years', async () => {
    const told = await standings();
    expect(told).toMatchObject({ treaty: 'ccm', openedOn: '2008-12-03', statusKnownTo: '2026-02-03', next: null });
    const { body } = await partner.get<StatusSummary>('/api/status-summary?asAt=2025-12-31');
    for (const { year, parties } of body.partiesByYear) {
      const counted = on(told, `${year}-12-31`).filter(({ status }) => status === 'party').length;
      expect([year, counted]).toEqual([year, parties]);
    }
  });

  it('names each State with the number maps know it by, and repeats no step', async () => {
    const { items } = await standings();
    expect(items).toHaveLength(197);
    expect(new Set(items.map(({ m49 }) => m49)).size).toBe(197);
    expect(items.find(({ iso3 }) => iso3 === 'KEN')).toEqual({
      iso3: 'KEN',
      name: 'Kenya',
      m49: '404',
      steps: [
        { from: null, status: 'not_party', since: null },
        { from: '2008-12-03', status: 'signatory', since: '2008-12-03' },
      ],
    });
    const lithuania = items.find(({ iso3 }) => iso3 === 'LTU')?.steps.map(({ from, status }) => [from, status]);
    expect(lithuania).toEqual([
      [null, 'not_party'],
      ['2008-12-03', 'signatory'],
      ['2011-03-24', 'party'],
      ['2025-03-06', 'withdrawn'],
    ]);
  });

  it('holds what is to come: a notice that takes effect after the data', async () => {
    const { items, statusKnownTo } = await standings('treaty=apmbc');
    const poland = items.find(({ iso3 }) => iso3 === 'POL')?.steps.at(-1);
    expect(poland).toEqual({ from: '2026-02-20', status: 'withdrawn', since: '2026-02-20' });
    expect((statusKnownTo ?? '') < '2026-02-20').toBe(true);
  });

  it('is refused for a treaty that no pack describes, and to who is not signed in', async () => {
    const { status, body } = await partner.get<Problem>('/api/standings?treaty=zzz');
    expect([status, body.errors?.[0]?.field]).toEqual([400, 'treaty']);
    expect((await app.anonymous().get('/api/standings')).status).toBe(401);
  });
});
