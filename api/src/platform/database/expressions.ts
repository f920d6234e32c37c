import sql, { join, raw, type Sql } from 'sql-template-tag';
import { fold } from '@demarche/domain/fold';

/** An instant column as JSON carries it: `2026-11-24T08:00:00.000Z`. */
export function instantText(column: string): Sql {
  return sql`to_char(${raw(column)} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/**
 * Rows whose folded text holds every word of `q`. A word of one or two letters is looked for where words begin, a longer one
 * anywhere: so both are found by the trigram index over `(' ' || column)`.
 */
export function holdsWords(column: string, q: string): Sql {
  const words = fold(q).split(' ').filter(Boolean);
  if (words.length === 0) return sql`FALSE`;
  return join(
    words.map((word) => sql`(' ' || ${raw(column)}) LIKE ${[...word].length < 3 ? `% ${word}%` : `%${word}%`}`),
    ' AND ',
  );
}

/** An `OfficeRef`. */
export function officeRef(alias: string): Sql {
  const o = raw(alias);
  return sql`json_build_object('id', ${o}.id, 'shortName', ${o}.short_name, 'name', ${o}.name)`;
}
