import sql, { raw, type Sql } from 'sql-template-tag';

/** An instant as JSON writes it everywhere else: UTC, milliseconds, `Z`. */
export function instantJson(column: string): Sql {
  return sql`to_char(${raw(column)} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** An act as the wire tells it, of the table's alias; `effectiveOn` as published. */
export function actJson(alias: 'a'): Sql {
  return sql`json_build_object('id', ${raw(alias)}.id, 'kind', ${raw(alias)}.kind, 'on', ${raw(alias)}.acted_on,
    'form', ${raw(alias)}.form, 'effectiveOn', ${raw(alias)}.effective_on, 'source', ${raw(alias)}.source,
    'recordedAt', ${instantJson(`${alias}.recorded_at`)})`;
}
