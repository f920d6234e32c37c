import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '@demarche/contracts/common';
import type { StateList, StatusSummary } from '@demarche/contracts/states';
import { startApp, type TestApp } from './app.js';
import type { Client } from './client.js';

let app: TestApp;
let isu: Client;
beforeAll(async () => {
  app = await startApp();
  isu = await app.as('isu_officer');
});
afterAll(() => app.close());

const get = async <T>(path: string): Promise<T> => {
  const { status, body } = await isu.get<T>(path);
  expect({ path, status }).toEqual({ path, status: 200 });
  return body;
};
const summary = (query: string) => get<StatusSummary>(`/api/status-summary?${query}`);
const codes = async (query: string) => (await get<StateList>(`/api/states?${query}`)).items.map(({ iso3 }) => iso3);

describe('filters', () => {
  it.each([
    ['status=signatory&asAt=2026-02-03', 12],
    ['status=signatory,withdrawn&asAt=2026-02-03', 13],
    ['status=signatory&status=withdrawn&asAt=2026-02-03', 13],
    ['region=Oceania', 16],
    ['region=oceania', 16],
    ['region=Polynesia', 5],
    ['region=Caribbean', 13],
    ['group=WEOG', 29],
    ['group=Western European and Others Group', 29],
    ['group=African Group', 54],
    ['group=eastern european group', 23],
    ['group=none', 4],
    ['membership=AU', 54],
    ['membership=arab league', 22],
    ['membership=EU,CARICOM', 41],
    ['vote=no&asAt=2022-01-01', 1],
    ['vote=2020:abstain', 38],
    ['vote=A/RES/76/47:no', 1],
    ['vote=2016:no', 2],
    ['vote=2021:not_member', 4],
    ['vote=yes&asAt=2012-01-01', 0],
    ['', 197],
    ['status=&region=&q=', 197],
  ])('%s finds %s', async (query, count) => {
    expect(await codes(query)).toHaveLength(count);
  });

  it('join: not party and voting yes', async () => {
    const both = await codes('status=not_party&vote=yes&asAt=2026-02-03');
    expect(both).not.toHaveLength(0);
    expect(await codes('attention=not_party_voting_yes&asAt=2026-02-03')).toEqual(expect.arrayContaining(both));
  });

  it('find the three groups of particular attention, counted alike in the summary', async () => {
    const { attention } = await summary('asAt=2020-06-18');
    for (const { group, count } of attention) {
      expect(await codes(`asAt=2020-06-18&attention=${group}`)).toHaveLength(count);
    }
    expect(attention[0]).toEqual({ group: 'signatories', count: 13 });
    expect(await codes('asAt=2020-06-18&attention=not_party_affected_or_stockpiling')).toContain('SYR');
  });

  it.each([
    ['Turkey', ['TUR']],
    ['Türkiye', ['TUR']],
    ['turkiye', ['TUR']],
    ['TU\u0308RKIYE', ['TUR']],
    ['Swaziland', ['SWZ']],
    ['Surinam', ['SUR']],
    ["Côte d'Ivoire", ['CIV']],
    ['ivoire', ['CIV']],
    ['divoire', ['CIV']],
    ['Allemagne', ['DEU']],
    ['Alemania', ['DEU']],
    ['德国', ['DEU']],
    ['Германия', ['DEU']],
    ['ألمانيا', ['DEU']],
    ['ltu', ['LTU']],
    ['plurinational', ['BOL']],
    ['%', []],
    ["'; DROP TABLE state; --", []],
  ])('q=%s finds %s', async (q, expected) => {
    expect(await codes(`q=${encodeURIComponent(q)}`)).toEqual(expected);
  });

  it.each([
    ['status=foo', 'status'],
    ['region=Atlantis', 'region'],
    ['group=G77', 'group'],
    ['membership=XYZ', 'membership'],
    ['vote=maybe', 'vote'],
    ['vote=1999:yes', 'vote'],
    ['vote=A/RES/77/79:yes', 'vote'],
    ['vote=2023:yes', 'vote'],
    ['vote=2021:yes&asAt=2020-01-01', 'vote'],
    ['attention=all', 'attention'],
    ['treaty=zzz', 'treaty'],
    ['asAt=2026-02-30', 'asAt'],
    ['asAt=yesterday', 'asAt'],
    ['asAt=2026-01-01&asAt=2026-01-02', 'asAt'],
    ['asAt=', 'asAt'],
    ['colour=red', 'colour'],
    [`q=${'x'.repeat(10_000)}`, 'q'],
  ])('%s is refused, naming the field', async (query, field) => {
    const { status, body } = await isu.get<Problem>(`/api/states?${query}`);
    expect(status).toBe(400);
    expect(body.code).toBe('request.invalid');
    expect(body.errors?.[0]).toMatchObject({ field, code: expect.stringMatching(/^(field|filter)\./) as string });
  });
});
