import type { EntityManager } from 'typeorm';
import type { TreatyDefinition, TreatyPack } from '@demarche/packs/pack';
import { actsOf, type ParticipantRow } from './acts-file.js';
import { storeActs } from './acts-store.js';
import { readCoordinators, readFacts, readMeetings, readParticipation } from './context-files.js';
import type { CsvFile } from './csv-file.js';
import type { TableReport } from './load-report.js';
import type { LoadedWorld } from './load-world.js';
import { loadVotes } from './load-votes.js';
import type { ReadPack } from './read-pack.js';
import { deriveStandings } from './standings-store.js';
import { readTemplates } from './template-files.js';
import { syncTable } from './sync-table.js';

/** The treaty itself, the acts of its States and where they stand by them. */
export async function loadTreaty(
  em: EntityManager,
  definition: TreatyDefinition,
  settings: object,
  packOrder: number | null,
  participants: readonly ParticipantRow[],
  file: CsvFile,
  now: Date,
): Promise<TableReport[]> {
  const { key, code, name, openedOn, entryIntoForce, signing, withdrawalNoticeMonths, source } = definition;
  const rules = { openedOn, entryIntoForce, signing, withdrawalNoticeMonths };
  const { acts, inForceOn, knownTo } = actsOf(participants, rules, (line, reason) => file.reject(line, reason));
  const row = {
    key,
    code,
    name,
    rules,
    settings,
    in_force_on: inForceOn,
    known_to: knownTo,
    pack_order: packOrder,
    source,
  };
  return [
    {
      ...(await syncTable(em, { table: 'treaty', key: ['key'], rows: [row], treatyKey: null, retire: false }, now)),
      table: `treaty (${key})`,
    },
    await storeActs(em, key, acts, file.rejected.length === 0, now),
    await deriveStandings(em, key),
  ];
}

/** Meetings, who came, coordinators, facts, votes, and where the treaty counts a State in another region. */
export async function loadContext(
  em: EntityManager,
  read: ReadPack<TreatyPack>,
  { states }: LoadedWorld,
  now: Date,
): Promise<{ tables: TableReport[]; files: CsvFile[] }> {
  const { pack } = read;
  const { files: named } = pack;
  const treatyKey = pack.treaty.key;
  const known = new Set(states.keys());
  const today = now.toISOString().slice(0, 10);
  const tables: TableReport[] = [];
  const files: CsvFile[] = [];
  const put = async (table: string, key: string[], rows: object[], file: CsvFile | null): Promise<void> => {
    const retire = file === null || file.rejected.length === 0;
    tables.push(await syncTable(em, { table, key, rows, treatyKey, retire }, now));
    if (file) files.push(file);
  };

  const overrides = pack.regionOverrides.filter(({ iso3 }) => known.has(iso3));
  await put(
    'region_override',
    ['treaty_key', 'iso3'],
    overrides.map((row) => ({ treaty_key: treatyKey, ...row })),
    null,
  );
  const meetings = named.meetings === undefined ? null : await readMeetings(read, named.meetings, known);
  if (meetings) await put('meeting', ['treaty_key', 'code'], meetings.rows, meetings.file);
  if (named.participation !== undefined) {
    const came = await readParticipation(read, named.participation, known, meetings?.codes ?? new Set());
    await put('meeting_participation', ['id'], came.rows, came.file);
  }
  if (named.coordinators !== undefined) {
    const terms = await readCoordinators(read, named.coordinators, known);
    await put('coordinator_term', ['treaty_key', 'theme', 'iso3', 'from_year'], terms.rows, terms.file);
  }
  if (named.facts !== undefined) {
    const facts = await readFacts(read, named.facts, known, today);
    await put('fact', ['id'], facts.rows, facts.file);
  }
  const templates = await readTemplates(read);
  tables.push(
    await syncTable(
      em,
      {
        table: 'letter_template',
        key: ['id'],
        rows: templates,
        treatyKey,
        retire: true,
        ofPacks: 'pack_key IS NOT NULL',
      },
      now,
    ),
  );
  const votes = await loadVotes(em, read, states, today, now);
  return { tables: [...tables, ...votes.tables], files: [...files, ...votes.files] };
}
