import sql, { join, raw, Sql } from 'sql-template-tag';

/**
 * A value that a statement reads in many places and that is looked up once: it stands in a template like any other value.
 * `query` selects one row with the column `value`.
 */
export class Once {
  constructor(readonly query: Sql) {}
}

/** The statement with each of its `Once` values read by one leading WITH. */
export function withOnce(statement: Sql): Sql {
  const shared = [...new Set(statement.values.filter((value) => value instanceof Once))];
  if (shared.length === 0) return statement;
  const places = new Map(shared.map((once, i) => [once as unknown, raw(`(SELECT value FROM once_${i})`)]));
  const heads = shared.map(({ query }, i) => sql`${raw(`once_${i}`)} AS MATERIALIZED (${query})`);
  const main = new Sql(
    statement.strings,
    statement.values.map((value) => places.get(value) ?? value),
  );
  return sql`WITH ${join(heads, ', ')}${goOn(main)}`;
}

/** What comes after our WITH: the statement itself, or the list of its own. */
function goOn({ strings, values }: Sql): Sql {
  const [first = '', ...rest] = strings;
  const own = /^\s*WITH\s/i;
  return new Sql([own.test(first) ? first.replace(own, ', ') : ` ${first}`, ...rest], values);
}
