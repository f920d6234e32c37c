import type { TreatyPack } from '@demarche/packs/pack';
import { CsvFile } from './csv-file.js';
import { RowError } from './csv-row.js';
import type { ReadPack } from './read-pack.js';
import { stableId } from './stable-id.js';

type Rows = { file: CsvFile; rows: object[] };

export async function readMeetings(
  { folder, pack }: ReadPack<TreatyPack>,
  fileName: string,
  known: ReadonlySet<string>,
): Promise<Rows & { codes: Set<string> }> {
  const columns =
    'meeting type start_date end_date city country_iso3 presidency_iso3 president states_parties_attending signatories_attending observer_states_attending source note';
  const file = await CsvFile.read(folder, fileName, columns.split(' '));
  const seen = new Map<string, number>();
  const rows = file.map((row) => {
    const record = {
      treaty_key: pack.treaty.key,
      code: row.text('meeting'),
      kind: row.oneOf('type', pack.meetingKinds),
      starts_on: row.optionalDay('start_date'),
      ends_on: row.optionalDay('end_date'),
      city: row.optional('city'),
      country_iso3: row.optionalIso3('country_iso3', known),
      presidency_iso3: row.optionalIso3('presidency_iso3', known),
      president: row.optional('president'),
      parties_attending: row.optionalInteger('states_parties_attending'),
      signatories_attending: row.optionalInteger('signatories_attending'),
      observers_attending: row.optionalInteger('observer_states_attending'),
      note: row.optional('note'),
      source: row.text('source'),
    };
    if (record.ends_on !== null && (record.starts_on === null || record.ends_on < record.starts_on)) {
      throw new RowError('end_date lies before start_date');
    }
    row.demandNew(seen, record.code);
    return record;
  });
  return { file, rows, codes: new Set(seen.keys()) };
}

/** Who came. Where a source says only "at least one" of several meetings, the row names none and keeps the words. */
export async function readParticipation(
  { folder, pack }: ReadPack<TreatyPack>,
  fileName: string,
  known: ReadonlySet<string>,
  meetings: ReadonlySet<string>,
): Promise<Rows> {
  const columns = ['iso3', 'meeting', 'year_from', 'year_to', 'capacity', 'source'];
  const file = await CsvFile.read(folder, fileName, columns);
  const seen = new Map<string, number>();
  const rows = file.map((row) => {
    const iso3 = row.iso3('iso3', known);
    const meeting = row.text('meeting');
    const from = row.integer('year_from');
    const to = row.integer('year_to');
    if (to < from) throw new RowError('year_to lies before year_from');
    const several = /^(\S+) .*\(at least one\)$/.exec(meeting)?.[1];
    if (!meetings.has(meeting) && !(several !== undefined && pack.meetingKinds.includes(several))) {
      throw new RowError(`meeting is unknown: ${meeting}`);
    }
    const record = {
      id: stableId(pack.treaty.key, 'participation', iso3, meeting, from, to),
      treaty_key: pack.treaty.key,
      iso3,
      meeting_code: meetings.has(meeting) ? meeting : null,
      told_as: meeting,
      from_year: from,
      to_year: to,
      capacity: row.oneOf('capacity', pack.participationCapacities),
      source: row.text('source'),
    };
    row.demandNew(seen, record.id);
    return record;
  });
  return { file, rows };
}

export async function readCoordinators(
  { folder, pack }: ReadPack<TreatyPack>,
  fileName: string,
  known: ReadonlySet<string>,
): Promise<Rows> {
  const file = await CsvFile.read(folder, fileName, ['theme', 'iso3', 'from_year', 'to_year', 'source', 'note']);
  const seen = new Map<string, number>();
  const rows = file.map((row) => {
    const record = {
      treaty_key: pack.treaty.key,
      theme: row.oneOf('theme', pack.coordinationThemes),
      iso3: row.iso3('iso3', known),
      from_year: row.integer('from_year'),
      to_year: row.integer('to_year'),
      note: row.optional('note'),
      source: row.text('source'),
    };
    if (record.to_year < record.from_year) throw new RowError('to_year lies before from_year');
    row.demandNew(seen, `${record.theme} ${record.iso3} ${record.from_year}`);
    return record;
  });
  return { file, rows };
}

/** What sources report. The same fact from another source, or for another time, is another row. */
export async function readFacts(
  { folder, pack }: ReadPack<TreatyPack>,
  fileName: string,
  known: ReadonlySet<string>,
  today: string,
): Promise<Rows> {
  const file = await CsvFile.read(folder, fileName, ['iso3', 'fact', 'detail', 'year', 'as_of', 'source']);
  const seen = new Map<string, number>();
  const rows = file.map((row) => {
    const iso3 = row.iso3('iso3', known);
    const kind = row.oneOf('fact', pack.factKinds);
    const { from, to } = row.years('year');
    const asOf = row.optionalDay('as_of');
    const source = row.text('source');
    if (asOf !== null && asOf > today) throw new RowError(`as_of lies in the future: ${asOf}`);
    const record = {
      id: stableId(pack.treaty.key, 'fact', iso3, kind, from, to, asOf, source),
      treaty_key: pack.treaty.key,
      iso3,
      kind,
      detail: row.text('detail'),
      from_year: from,
      to_year: to,
      as_of: asOf,
      source,
    };
    row.demandNew(seen, record.id);
    return record;
  });
  return { file, rows };
}
