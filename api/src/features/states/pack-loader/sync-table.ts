import type { EntityManager } from 'typeorm';
import type { TableReport } from './load-report.js';

/** A table whose rows are what the packs say: new ones are written, changed ones changed, missing ones retired. */
export interface SyncedTable {
  table: string;
  key: readonly string[];
  /** All with the same columns. */
  rows: readonly object[];
  /** Whose rows these are: only they are retired. Null: the whole table. */
  treatyKey: string | null;
  /** Which rows come from packs, where people write rows of their own too. Default: all. */
  ofPacks?: 'pack_key IS NOT NULL';
  /** False while rows of the file were rejected: what is missing may be among them. */
  retire: boolean;
}

/** Brings a table to the given rows; a row that comes back after it was retired is taken out of retirement. */
export async function syncTable(em: EntityManager, given: SyncedTable, now: Date): Promise<TableReport> {
  const json = JSON.stringify(given.rows);
  const written = given.rows.length > 0 ? await em.query<{ inserted: boolean }[]>(upsert(given), [json]) : [];
  const retired = given.retire
    ? await em.query<[unknown, number]>(
        `UPDATE ${given.table} AS present SET retired_at = $2
         WHERE retired_at IS NULL AND ${given.ofPacks ?? 'TRUE'} AND ($3::text IS NULL OR to_jsonb(present) ->> 'treaty_key' = $3)
           AND NOT EXISTS (
             SELECT FROM jsonb_populate_recordset(NULL::${given.table}, $1) AS given
             WHERE ${given.key.map((column) => `given."${column}" = present."${column}"`).join(' AND ')})`,
        [json, now, given.treatyKey],
      )
    : [[], 0];
  const inserted = written.filter((row) => row.inserted).length;
  return {
    table: given.table,
    given: given.rows.length,
    inserted,
    changed: written.length - inserted,
    retired: retired[1] as number,
    unchanged: given.rows.length - written.length,
  };
}

function upsert({ table, key, rows }: SyncedTable): string {
  const columns = Object.keys(rows[0] ?? {});
  const values = columns.filter((column) => !key.includes(column));
  const list = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');
  const compared = (of: string): string => values.map((name) => `${of}."${name}", `).join('');
  return `
    INSERT INTO ${table} AS present (${list(columns)})
    SELECT ${list(columns)} FROM jsonb_populate_recordset(NULL::${table}, $1)
    ON CONFLICT (${list(key)}) DO UPDATE
      SET ${values.map((column) => `"${column}" = excluded."${column}", `).join('')} retired_at = NULL
      WHERE ROW(${compared('present')} present.retired_at) IS DISTINCT FROM ROW(${compared('excluded')} NULL::timestamptz)
    RETURNING present.xmax = 0 AS inserted`;
}
