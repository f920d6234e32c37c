import { rm, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadPacks } from '../src/features/states/pack-loader/load-packs.js';
import { reportLines, type LoadReport } from '../src/features/states/pack-loader/load-report.js';
import { createDatabase, type TestDatabase } from './database.js';
import { PackCopy } from './packs.js';

let db: TestDatabase;
let packs: PackCopy;
beforeEach(async () => {
  db = await createDatabase();
  packs = await PackCopy.make();
});
afterEach(async () => {
  await db.drop();
  await packs.remove();
});

const NOW = new Date('2026-11-25T09:00:00.000Z');
const load = (): Promise<LoadReport> => loadPacks(db.owner, { now: NOW, folders: packs.folders });
const one = async <T>(statement: string, ...values: unknown[]): Promise<T | undefined> =>
  (await db.owner.query<T[]>(statement, values))[0];
describe('a second load', () => {
  it('changes nothing and says so, with the counts', async () => {
    const report = await load();
    expect(report).toMatchObject({ changed: false, rejected: [] });
    expect(report.tables.every(({ unchanged, given }) => unchanged === given)).toBe(true);
    expect(reportLines(report)).toEqual([expect.stringMatching(/^Packs: nothing changed, \d+ rows as they were$/)]);
    expect(
      Object.fromEntries(report.tables.filter((row) => !row.table.includes('(')).map((row) => [row.table, row.given])),
    ).toMatchObject({ state: 197, state_name: 1182, membership: 596, fact: 222, meeting: 17, ballot: 1351 });
  });
});

const REJECTED: [file: string, row: string, reason: unknown][] = [
  ['world/states.csv', 'XX1,XX,999,X,X,the X,Asia,Southern Asia,,EEG,no,,,,test', 'iso3 is no alpha-3 code: XX1'],
  ['world/states.csv', 'XXA,AF,999,X,X,the X,Asia,Southern Asia,,EEG,no,,,,test', 'the same key as line 2'],
  ['world/states.csv', 'XXA,XA,999,X,X,the X,Asia,Southern Asia,,G77,no,,,,test', 'un_regional_group is unknown: G77'],
  ['world/state_names.csv', 'AFG,de,Afghanistan,Afghanistan,Afghanistan,test', 'language is unknown: de'],
  ['world/memberships.csv', 'AFG,EFTA,member,,test', 'organisation is unknown: EFTA'],
  ['world/memberships.csv', 'AFG,NAM,member,,test', 'the same key as line 2'],
  ['world/treaty_status.csv', 'XXX,CCM,2008-12-03,,,,,,,2026-02-03,test', 'iso3 names no State: XXX'],
  ['world/treaty_status.csv', 'BRA,NPT,2008-12-03,,,,,,,2026-02-03,test', 'treaty is unknown: NPT'],
  [
    'world/treaty_status.csv',
    'BRA,CCM,2009-02-30,,,,,,,2026-02-03,test',
    'signature_date is no day that exists: 2009-02-30',
  ],
  [
    'world/treaty_status.csv',
    'BRA,CCM,2012-05-01,,,,,,,2026-02-03,test',
    'the treaty could not be signed on 2012-05-01',
  ],
  [
    'world/treaty_status.csv',
    'CHN,CCM,,2007-05-01,accession,,,,,2026-02-03,test',
    'an act of 2007-05-01 is older than the treaty, which was opened on 2008-12-03',
  ],
  [
    'world/treaty_status.csv',
    'BRA,CCM,,2026-05-01,accession,,,,,2026-02-03,test',
    'an act of 2026-05-01 is later than the data, which are of 2026-02-03',
  ],
  ['world/treaty_status.csv', 'BRA,CCM,,2020-05-01,promise,,,,,2026-02-03,test', 'consent_type is unknown: promise'],
  [
    'world/treaty_status.csv',
    'BRA,CCM,,2020-05-01,,,,,,2026-02-03,test',
    'consent_date and consent_type need each other',
  ],
  ['world/treaty_status.csv', 'BRA,CCM,,,,,,,,2026-02-03,test', 'no act: neither signature nor deposit'],
  ['world/treaty_status.csv', 'AFG,CCM,2008-12-03,,,,,,,2026-02-03,test', 'the same key as line 2'],
  [
    'world/treaty_status.csv',
    'BRA,CCM,,2020-05-01,accession,,,2019-01-01,,2026-02-03,test',
    'withdrawal notified before a deposit',
  ],
  ['world/treaty_status.csv', 'BRA,CCM,2008-12-03', '3 cells where the header has 11'],
  ['ccm/cluster_facts.csv', 'BRA,bakes_bread,test,2020,,test', 'fact is unknown: bakes_bread'],
  ['ccm/cluster_facts.csv', 'BRA,contaminated,test,2020-2019,,test', 'year is no year or span of years: 2020-2019'],
  ['ccm/cluster_facts.csv', 'BRA,contaminated,test,,2030-01-01,test', 'as_of lies in the future: 2030-01-01'],
  ['ccm/meetings.csv', '1MSP,MSP,,,,,,,,,,test,', 'the same key as line 2'],
  ['ccm/meetings.csv', '14MSP,MSP,2027-09-10,2027-09-09,,,,,,,,test,', 'end_date lies before start_date'],
  ['ccm/meetings.csv', '14MSP,Picnic,,,,,,,,,,test,', 'type is unknown: Picnic'],
  ['ccm/meeting_attendance.csv', 'BRA,99MSP,2020,2020,observer,test', 'meeting is unknown: 99MSP'],
  ['ccm/coordinators.csv', 'catering,BRA,2020,2021,test,', 'theme is unknown: catering'],
  ['ccm/coordinators.csv', 'universalization,BRA,2021,2020,test,', 'to_year lies before from_year'],
  [
    'ccm/unga_resolutions.csv',
    '2024,79,A/RES/79/1,Something else,2024-12-02,1,0,0,192,193,reconciled,test,,test',
    'title is unknown: Something else',
  ],
  ['ccm/unga_votes.csv', 'A/RES/70/54,BRA,Q,two_sources_agree,test', 'vote is unknown: Q'],
  [
    'ccm/unga_votes.csv',
    'A/RES/70/54,BRA,Y,two_sources_agree,test',
    expect.stringMatching(/^the same key as line \d+$/) as string,
  ],
  ['ccm/unga_votes.csv', 'A/RES/70/54,VAT,Y,two_sources_agree,test', 'VAT was no member on the day of the vote'],
  ['ccm/unga_votes.csv', 'A/RES/1/1,BRA,Y,two_sources_agree,test', 'symbol is unknown: A/RES/1/1'],
];

describe('rejected rows', () => {
  it('are reported with file, line and reason, and change nothing', async () => {
    const expected: unknown[] = [];
    for (const [file, row, reason] of REJECTED) expected.push({ file, line: await packs.append(file, row), reason });
    const report = await load();
    expect(report.rejected).toHaveLength(expected.length);
    expect(report.rejected).toEqual(expect.arrayContaining(expected));
    expect(report.changed).toBe(false);
    expect(reportLines(report)).toContain('Rejected: ccm/coordinators.csv line 41: theme is unknown: catering');
  });

  it.each<[what: string, file: string, from: string, to: string, reason: string]>([
    [
      'a day',
      'world/treaty_status.csv',
      'AFG,CCM,2008-12-03',
      'AFG,CCM,2008-13-03',
      'signature_date is no day that exists: 2008-13-03',
    ],
    ['a code', 'world/treaty_status.csv', 'AFG,CCM,2008-12-03', 'AFX,CCM,2008-12-03', 'iso3 names no State: AFX'],
    ['a treaty', 'world/treaty_status.csv', 'AFG,CCM,2008-12-03', 'AFG,CCN,2008-12-03', 'treaty is unknown: CCN'],
    [
      'a cell too many',
      'world/treaty_status.csv',
      'AFG,CCM,2008-12-03',
      'AFG,CCM,,2008-12-03',
      '12 cells where the header has 11',
    ],
    ['a ballot', 'ccm/unga_votes.csv', 'A/RES/70/54,AFG,Y', 'A/RES/70/54,AFG,Q', 'vote is unknown: Q'],
    [
      'a ballot in quarantine',
      'ccm/unga_votes_unverified.csv',
      'A/RES/77/79,AFG,Y',
      'A/RES/77/79,AFG,Q',
      'vote is unknown: Q',
    ],
    [
      'a tally',
      'ccm/unga_resolutions.csv',
      '2015,70,A/RES/70/54',
      '2014,70,A/RES/70/54',
      'year and vote_date contradict each other',
    ],
  ])('with %s that cannot be read leave what is recorded as it was', async (_what, file, from, to, reason) => {
    await packs.edit(file, (text) => text.replace(from, to));
    const report = await load();
    expect(report.rejected[0]).toEqual({ file, line: 2, reason });
    expect(report.changed).toBe(false);
  });

  it('of one State leave it where it was in every other file', async () => {
    await packs.edit('world/states.csv', (text) => text.replace('AFG,AF,004', 'AF,AF,004'));
    const report = await load();
    expect(report.rejected[0]).toEqual({ file: 'world/states.csv', line: 2, reason: 'iso3 is no alpha-3 code: AF' });
    expect(new Set(report.rejected.slice(1).map(({ reason }) => reason))).toEqual(
      new Set(['iso3 names no State: AFG']),
    );
    expect(report.changed).toBe(false);
  });
});

describe('a pack that cannot be read', () => {
  it.each<[string, () => Promise<void>, RegExp]>([
    ['no file', () => rm(packs.path('ccm/meetings.csv')), /ccm\/meetings\.csv cannot be loaded: the file is missing/],
    ['no UTF-8', () => writeFile(packs.path('ccm/meetings.csv'), Buffer.from([0x6d, 0xff])), /it is not UTF-8/],
    [
      'no CSV',
      () => packs.edit('ccm/meetings.csv', (text) => `${text}"open`),
      /line \d+ cannot be loaded: it is no well-formed CSV/,
    ],
    [
      'no column',
      () => packs.edit('ccm/meetings.csv', (text) => text.replace('start_date', 'begin')),
      /line 1 cannot be loaded: the header lacks start_date/,
    ],
    [
      'no States',
      () => packs.edit('world/states.csv', (text) => text.split('\n')[0] ?? ''),
      /world\/states\.csv cannot be loaded: it holds no State/,
    ],
    [
      'no JSON',
      () => packs.edit('ccm/pack.json', (text) => text.slice(1)),
      /ccm\/pack\.json cannot be loaded: it is no JSON/,
    ],
    [
      'no schema',
      () => packs.edit('ccm/pack.json', (text) => text.replace('"months": 6', '"months": "six"')),
      /ccm\/pack\.json cannot be loaded: \/treaty/,
    ],
    [
      'no day',
      () => packs.edit('ccm/pack.json', (text) => text.replace('2008-12-03', '2008-12-33')),
      /ccm\/pack\.json cannot be loaded/,
    ],
  ])('%s: nothing of the load is kept', async (_name, breakIt, message) => {
    await packs.append('world/memberships.csv', 'AFG,EU,member,,test');
    await breakIt();
    await expect(load()).rejects.toThrow(message);
    expect(await one(`SELECT FROM membership WHERE iso3 = 'AFG' AND organisation_code = 'EU'`)).toBeUndefined();
  });
});
