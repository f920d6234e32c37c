import type { WorldPack } from '@demarche/packs/pack';
import { fold } from '@demarche/domain/fold';
import { CsvFile } from './csv-file.js';
import { RowError } from './csv-row.js';
import { PackError } from './pack-error.js';
import type { ReadPack } from './read-pack.js';

export interface StateRecord {
  iso3: string;
  iso2: string;
  m49: string;
  name: string;
  formal_name: string;
  region: string;
  sub_region: string;
  intermediate_region: string | null;
  un_group: string | null;
  un_member: boolean;
  un_admitted_on: string | null;
  capital: string | null;
  languages: string | null;
  source: string;
}

const LANGUAGES = ['en', 'fr', 'es', 'ar', 'zh', 'ru'] as const;
const STATE_COLUMNS =
  'iso3 iso2 m49 name_un_m49 name_unterm_formal region sub_region intermediate_region un_regional_group un_member un_admission_date capital languages source'.split(
    ' ',
  );

/** The States. Throws a PackError when not one can be read: nothing else could be. */
export async function readStates({
  folder,
  pack,
}: ReadPack<WorldPack>): Promise<{ file: CsvFile; rows: StateRecord[] }> {
  const file = await CsvFile.read(folder, pack.files.states, STATE_COLUMNS);
  const seen = new Map<string, number>();
  const groups = pack.groups.map(({ code }) => code);
  const rows = file.map((row): StateRecord => {
    const iso3 = row.text('iso3');
    const iso2 = row.text('iso2');
    const m49 = row.text('m49');
    if (!/^[A-Z]{3}$/.test(iso3)) throw new RowError(`iso3 is no alpha-3 code: ${iso3}`);
    if (!/^[A-Z]{2}$/.test(iso2)) throw new RowError(`iso2 is no alpha-2 code: ${iso2}`);
    if (!/^\d{3}$/.test(m49)) throw new RowError(`m49 is no three digits: ${m49}`);
    const member = row.oneOf('un_member', ['yes', 'no']) === 'yes';
    const admitted = row.optionalDay('un_admission_date');
    if (member !== (admitted !== null)) throw new RowError('un_member and un_admission_date contradict each other');
    const record = {
      iso3,
      iso2,
      m49,
      name: row.text('name_un_m49'),
      formal_name: withoutMarks(row.text('name_unterm_formal')),
      region: row.text('region'),
      sub_region: row.text('sub_region'),
      intermediate_region: row.optional('intermediate_region'),
      un_group: row.optional('un_regional_group') === null ? null : row.oneOf('un_regional_group', groups),
      un_member: member,
      un_admitted_on: admitted,
      capital: row.optional('capital'),
      languages: row.optional('languages'),
      source: row.text('source'),
    };
    for (const key of [iso3, iso2, m49]) row.demandNew(seen, key);
    return record;
  });
  if (rows.length === 0) throw new PackError(file.name, null, 'it holds no State');
  return { file, rows };
}

/** UNTERM marks non-members with asterisks. */
function withoutMarks(name: string): string {
  return name.replace(/[\s*]+$/, '');
}

export interface NameRecord {
  iso3: string;
  language: string;
  short: string;
  formal: string;
  m49: string;
  source: string;
}

export async function readNames(
  { folder, pack }: ReadPack<WorldPack>,
  known: ReadonlySet<string>,
): Promise<{ file: CsvFile; rows: NameRecord[] }> {
  const columns = ['iso3', 'language', 'unterm_short', 'unterm_formal_with_article', 'm49_name', 'source'];
  const file = await CsvFile.read(folder, pack.files.stateNames, columns);
  const seen = new Map<string, number>();
  const rows = file.map((row): NameRecord => {
    const record = {
      iso3: row.iso3('iso3', known),
      language: row.oneOf('language', LANGUAGES),
      short: withoutMarks(row.text('unterm_short')),
      formal: withoutMarks(row.text('unterm_formal_with_article')),
      m49: row.text('m49_name'),
      source: row.text('source'),
    };
    row.demandNew(seen, `${record.iso3} ${record.language}`);
    return record;
  });
  return { file, rows };
}

export async function readMemberships(
  { folder, pack }: ReadPack<WorldPack>,
  known: ReadonlySet<string>,
): Promise<{ file: CsvFile; rows: object[] }> {
  const file = await CsvFile.read(folder, pack.files.memberships, ['iso3', 'organisation', 'status', 'note', 'source']);
  const seen = new Map<string, number>();
  const codes = pack.organisations.map(({ code }) => code);
  const rows = file.map((row) => {
    const source = row.text('source');
    const record = {
      iso3: row.iso3('iso3', known),
      organisation_code: row.oneOf('organisation', codes),
      status: row.oneOf('status', ['member']),
      // The records carry no dates; the source names the day of its own data in brackets at its end.
      known_on: /\((\d{4}-\d{2}-\d{2})\)$/.exec(source)?.[1] ?? null,
      note: row.optional('note'),
      source,
    };
    row.demandNew(seen, `${record.iso3} ${record.organisation_code}`);
    return record;
  });
  return { file, rows };
}

/** Under what a State is searched for: its names in all languages with and without what stands in brackets, its code, and names in common use. */
export function aliasesOf(
  names: readonly NameRecord[],
  common: WorldPack['aliases'],
  known: ReadonlySet<string>,
): object[] {
  const found = new Map<string, { iso3: string; folded: string; alias: string }>();
  const add = (iso3: string, alias: string): void => {
    // Once with what an apostrophe joins, once apart: `ivoire` and `divoire` both find Côte d'Ivoire.
    for (const folded of [fold(alias), fold(alias.replace(/['’‘ʼ`´]/gu, ' '))]) {
      const key = `${iso3} ${folded}`;
      if (folded !== '' && !found.has(key)) found.set(key, { iso3, folded, alias });
    }
  };
  for (const iso3 of known) add(iso3, iso3);
  for (const { iso3, short, formal, m49 } of names) {
    for (const name of [short, m49, formal]) {
      add(iso3, name.replace(/\s*\([^)]*\)/gu, ''));
      add(iso3, name);
    }
  }
  for (const { iso3, alias } of common) if (known.has(iso3)) add(iso3, alias);
  return [...found.values()];
}
