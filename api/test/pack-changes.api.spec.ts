import { mkdir, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { standingActs, type TreatyAct } from '@demarche/domain/treaty-acts';
import { PackFolder } from '@demarche/packs/pack-folder';
import { loadPacks } from '../src/features/states/pack-loader/load-packs.js';
import type { LoadReport } from '../src/features/states/pack-loader/load-report.js';
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
const LATER = new Date('2027-01-15T09:00:00.000Z');
const load = (now = NOW): Promise<LoadReport> => loadPacks(db.owner, { now, folders: packs.folders });
const one = async <T>(statement: string, ...values: unknown[]): Promise<T | undefined> =>
  (await db.owner.query<T[]>(statement, values))[0];
const table = (report: LoadReport, name: string) => report.tables.find((row) => row.table === name);
const statusOf = async (iso3: string, day: string, treaty = 'ccm') =>
  (
    await one<{ status: string }>(
      `SELECT status FROM treaty_standing WHERE treaty_key = $1 AND iso3 = $2 AND from_on <= $3
       AND (to_on IS NULL OR to_on > $3)`,
      treaty,
      iso3,
      day,
    )
  )?.status;
const actsOf = (iso3: string): Promise<TreatyAct[]> =>
  db.owner.query(
    `SELECT id, kind, acted_on::text AS "on", effective_on::text AS "effectiveOn", supersedes, retracted,
       to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "recordedAt"
     FROM treaty_act WHERE treaty_key = 'ccm' AND iso3 = $1 ORDER BY recorded_at`,
    [iso3],
  );
const UNTC = 'UN Treaty Collection XXVI-6';

describe('a changed row', () => {
  it('supersedes the act and changes nothing that was recorded: an old report can be made again', async () => {
    const before = await actsOf('AFG');
    const known = new Date().toISOString();
    await packs.edit('world/treaty_status.csv', (text) =>
      text.replace('AFG,CCM,2008-12-03,2011-09-08', 'AFG,CCM,2008-12-03,2011-09-09'),
    );
    const report = await load(LATER);
    expect(table(report, 'treaty_act (ccm)')).toMatchObject({ inserted: 0, changed: 1, retired: 0 });
    const after = await actsOf('AFG');
    expect(after).toHaveLength(before.length + 1);
    expect(after).toEqual(expect.arrayContaining(before));
    expect(standingActs(after).map(({ on }) => on)).toEqual(['2008-12-03', '2011-09-09']);
    expect(standingActs(after, known).map(({ on }) => on)).toEqual(['2008-12-03', '2011-09-08']);
    expect([await statusOf('AFG', '2011-09-08'), await statusOf('AFG', '2011-09-09')]).toEqual(['signatory', 'party']);
    expect((await load(LATER)).changed).toBe(false);
  });

  it('that is gone retracts its acts, and brings them back when it returns', async () => {
    let row = '';
    await packs.edit('world/treaty_status.csv', (text) => {
      row = text.split('\n').find((line) => line.startsWith('AGO,CCM')) ?? '';
      return text.replace(`${row}\n`, '');
    });
    expect(table(await load(LATER), 'treaty_act (ccm)')).toMatchObject({ retired: 1 });
    expect(await statusOf('AGO', '2026-01-01')).toBe('not_party');
    expect((await load(LATER)).changed).toBe(false);
    await packs.append('world/treaty_status.csv', row);
    expect(table(await load(LATER), 'treaty_act (ccm)')).toMatchObject({ changed: 1 });
    expect(await statusOf('AGO', '2026-01-01')).toBe('signatory');
    expect(await actsOf('AGO')).toHaveLength(3);
  });

  it('with a published entry into force overrides the rule', async () => {
    await packs.edit('world/treaty_status.csv', (text) =>
      text.replace('2011-09-08,ratification,,2012-03-01', '2011-09-08,ratification,,2012-02-15'),
    );
    await load(LATER);
    const standing = await one<{ in_force_on: string }>(
      `SELECT in_force_on::text FROM treaty_standing WHERE treaty_key = 'ccm' AND iso3 = 'AFG' AND status = 'party'`,
    );
    expect(standing?.in_force_on).toBe('2012-02-15');
  });

  it('of a State that came back makes it party again', async () => {
    await packs.append('world/treaty_status.csv', `LTU,CCM,,2026-10-01,accession,,,,,2026-11-01,${UNTC}`);
    const report = await load(LATER);
    expect(report.rejected).toEqual([]);
    expect([await statusOf('LTU', '2026-09-30'), await statusOf('LTU', '2026-10-01')]).toEqual(['withdrawn', 'party']);
    expect((await one<{ known_to: string }>(`SELECT known_to::text FROM treaty WHERE key = 'ccm'`))?.known_to).toBe(
      '2026-11-01',
    );
  });

  it('elsewhere changes its row; one that is gone is retired and comes back', async () => {
    await packs.edit('ccm/meetings.csv', (text) => text.replace('Geneva,CHE,PHL', 'Bern,CHE,PHL'));
    await packs.edit('world/memberships.csv', (text) => text.replace(/^AFG,NAM,.*\n/m, ''));
    const report = await load(LATER);
    expect(table(report, 'meeting')).toMatchObject({ changed: 1, retired: 0 });
    expect(table(report, 'membership')).toMatchObject({ changed: 0, retired: 1 });
    const back = await loadPacks(db.owner, { now: LATER });
    expect(table(back, 'membership')).toMatchObject({ changed: 1, retired: 0 });
    expect((await one<{ n: string }>('SELECT count(*) AS n FROM membership WHERE retired_at IS NULL'))?.n).toBe('596');
  });
});

describe('a roll call', () => {
  const voteOf = (symbol: string) =>
    one<{ roll_call: string }>(
      'SELECT v.roll_call FROM vote v JOIN resolution r ON r.id = v.resolution_id WHERE r.symbol = $1',
      symbol,
    );

  it('that no longer meets the announced tally goes into quarantine and into no count', async () => {
    await packs.edit('ccm/unga_votes.csv', (text) => text.replace('A/RES/75/62,BRA,A', 'A/RES/75/62,BRA,Y'));
    await load(LATER);
    expect((await voteOf('A/RES/75/62'))?.roll_call).toBe('quarantined');
    const apart = await one<{ reason: string }>(`SELECT reason FROM roll_call_quarantine WHERE symbol = 'A/RES/75/62'`);
    expect(apart?.reason).toBe(
      'it does not meet the announced tally: yes 148 instead of 147, abstain 37 instead of 38',
    );
    expect(
      await one(`SELECT FROM counted_ballot b JOIN vote v ON v.id = b.vote_id WHERE v.voted_on = '2020-12-07'`),
    ).toBeUndefined();
  });

  it('that lacks a ballot goes into quarantine', async () => {
    await packs.edit('ccm/unga_votes.csv', (text) => text.replace(/^A\/RES\/72\/54,BRA,.*\n/m, ''));
    await load(LATER);
    expect((await voteOf('A/RES/72/54'))?.roll_call).toBe('quarantined');
  });

  it('that changes with its tally gets corrections beside the ballots', async () => {
    await packs.edit('ccm/unga_votes.csv', (text) => text.replace('A/RES/75/62,BRA,A', 'A/RES/75/62,BRA,Y'));
    await packs.edit('ccm/unga_resolutions.csv', (text) => text.replace('147,0,38,8', '148,0,37,8'));
    const report = await load(LATER);
    expect(table(report, 'ballot')).toMatchObject({ inserted: 0, changed: 1 });
    expect(
      await one(
        `SELECT b.choice AS first, c.choice AS now FROM ballot b JOIN counted_ballot c USING (vote_id, iso3)
         JOIN vote v ON v.id = b.vote_id WHERE b.iso3 = 'BRA' AND v.voted_on = '2020-12-07'`,
      ),
    ).toEqual({ first: 'abstain', now: 'yes' });
    expect((await load(LATER)).changed).toBe(false);
  });
});

describe('a pack of another treaty', () => {
  const treaty = {
    key: 'test-treaty',
    code: 'TEST',
    name: 'A treaty of this test',
    openedOn: '2020-01-01',
    entryIntoForce: { kind: 'days_after', days: 30, threshold: { count: 2, inForceOn: null } },
    signing: { kind: 'open' },
    withdrawalNoticeMonths: 12,
    source: 'test',
  };
  const addPack = async (rows: string[]): Promise<void> => {
    const apmbc = JSON.parse((await packs.folders[2]?.read('pack.json'))?.toString() ?? '') as object;
    const folder = packs.path('test-treaty');
    await mkdir(folder, { recursive: true });
    await writeFile(
      packs.path('test-treaty/pack.json'),
      JSON.stringify({ ...apmbc, key: 'test-treaty', treaty, files: { treatyStatus: 'acts.csv' } }),
    );
    const header =
      'iso3,treaty,signature_date,consent_date,consent_type,provisional_application_date,entry_into_force,withdrawal_notified,withdrawal_effective,as_of,source';
    await writeFile(packs.path('test-treaty/acts.csv'), [header, ...rows].join('\n'));
    packs.folders.push(new PackFolder(folder));
  };
  const party =
    'SELECT in_force_on::text AS day FROM treaty_standing WHERE treaty_key = $1 AND iso3 = $2 AND status = $3';

  it('is not in force while deposits are missing, and then by the deposits', async () => {
    await addPack(['BRA,TEST,,2021-03-01,accession,,,,,2026-01-01,test']);
    expect((await load()).rejected).toEqual([]);
    expect(await one(party, 'test-treaty', 'BRA', 'party')).toEqual({ day: null });
    await packs.append(
      'test-treaty/acts.csv',
      'CHN,TEST,2020-01-01,2022-03-01,ratification,,,2024-01-31,,2026-01-01,test',
    );
    expect((await load(LATER)).rejected).toEqual([]);
    expect(await one(party, 'test-treaty', 'BRA', 'party')).toEqual({ day: '2022-03-31' });
    expect([
      await statusOf('CHN', '2025-01-30', 'test-treaty'),
      await statusOf('CHN', '2025-01-31', 'test-treaty'),
    ]).toEqual(['party', 'withdrawn']);
    expect(await statusOf('CHN', '2025-01-31')).toBe('not_party');
  });

  it('may not describe a treaty that another pack describes', async () => {
    await addPack([]);
    await packs.edit('test-treaty/pack.json', (text) => text.replace('"TEST"', '"CCM"'));
    await expect(load()).rejects.toThrow('two packs describe the treaty CCM');
  });
});
