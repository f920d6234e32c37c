import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { Actor } from './actor.js';
import { visibleByLevel } from './visible.js';
import { limitTo } from '../paging.js';

/**
 * A page of a list whose index leads with the label: each level the reader may see is read in order from its own branch and
 * stops at the limit, so that who sees little does not read past what others see.
 * @param branch the rows of one level, given its condition on `alias`; it must select the columns of `order`
 * @param order the sort key, such as `on_day DESC, id DESC`
 */
export function pageByLevel(
  actor: Actor,
  alias: string,
  branch: (here: Sql) => Sql,
  order: string,
  limit: number,
): Sql {
  const parts = visibleByLevel(actor, alias).map(
    (here) => sql`(${branch(here)} ORDER BY ${raw(order)} ${limitTo(limit)})`,
  );
  return sql`SELECT * FROM (${join(parts, ' UNION ALL ')}) level ORDER BY ${raw(order)} ${limitTo(limit)}`;
}
