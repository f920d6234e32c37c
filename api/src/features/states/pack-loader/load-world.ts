import type { EntityManager } from 'typeorm';
import type { WorldPack } from '@demarche/packs/pack';
import type { CsvFile } from './csv-file.js';
import type { TableReport } from './load-report.js';
import type { ReadPack } from './read-pack.js';
import { syncTable } from './sync-table.js';
import { aliasesOf, readMemberships, readNames, readStates, type StateRecord } from './world-files.js';

export interface LoadedWorld {
  tables: TableReport[];
  files: CsvFile[];
  /** By alpha-3 code: what other files may name. */
  states: ReadonlyMap<string, StateRecord>;
}

/** States, their names and aliases, groups, organisations and memberships. */
export async function loadWorld(em: EntityManager, world: ReadPack<WorldPack>, now: Date): Promise<LoadedWorld> {
  const states = await readStates(world);
  const known = new Set(states.rows.map(({ iso3 }) => iso3));
  const names = await readNames(world, known);
  const memberships = await readMemberships(world, known);
  const complete = states.file.rejected.length === 0;
  const put = (table: string, key: string[], rows: object[], retire: boolean): Promise<TableReport> =>
    syncTable(em, { table, key, rows, treatyKey: null, retire }, now);

  const tables = [
    await put('un_group', ['code'], world.pack.groups, false),
    await put('organisation', ['code'], world.pack.organisations, complete),
    await put('state', ['iso3'], states.rows, complete),
    await put('state_name', ['iso3', 'language'], names.rows, complete && names.file.rejected.length === 0),
    await put(
      'state_alias',
      ['iso3', 'folded'],
      aliasesOf(names.rows, world.pack.aliases, known),
      complete && names.file.rejected.length === 0,
    ),
    await put(
      'membership',
      ['iso3', 'organisation_code'],
      memberships.rows,
      complete && memberships.file.rejected.length === 0,
    ),
  ];
  return {
    tables,
    files: [states.file, names.file, memberships.file],
    states: new Map(states.rows.map((row) => [row.iso3, row])),
  };
}
