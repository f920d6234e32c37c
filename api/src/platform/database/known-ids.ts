import sql, { raw, type Sql } from 'sql-template-tag';
import { invalidField } from '../domain-error.js';
import { rows, type Runner } from './query.js';

const THINGS = { post: 'post', app_user: 'user', office: 'office', institution: 'institution' };

/**
 * Throws 400 `reference.unknown` for the first id that no row has (of those for which `also` holds, an expression on `t`):
 * the same for what never was and for what the actor may not see.
 */
export async function demandKnown(
  db: Runner,
  table: keyof typeof THINGS,
  ids: readonly (string | null)[],
  field: (index: number) => string,
  also: Sql = sql`TRUE`,
): Promise<void> {
  const given = ids.filter((id) => id !== null);
  if (given.length === 0) return;
  const found = await rows<{ id: string }>(
    db,
    sql`SELECT t.id FROM ${raw(table)} t WHERE t.id = ANY(${given}::uuid[]) AND ${also}`,
  );
  const known = new Set(found.map(({ id }) => id));
  const unknown = ids.findIndex((id) => id !== null && !known.has(id));
  if (unknown >= 0)
    throw invalidField(field(unknown), 'reference.unknown', `There is no ${THINGS[table]} with this id.`);
}
