import sql from 'sql-template-tag';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/access/actor.js';
import { visible } from '../../platform/access/visible.js';
import { rows } from '../../platform/database/query.js';
import { invalidField } from '../../platform/domain-error.js';

/**
 * The people with these ids, of whom each may be named by who knew them: one who was merged away stands for who was kept. They
 * cannot be merged until the transaction ends, so that no link is left behind. Throws 400 `reference.unknown` for the first
 * id that names nobody the actor may see.
 */
export async function knownPeople(
  em: EntityManager,
  actor: Actor,
  ids: readonly string[],
  field: (index: number) => string,
): Promise<string[]> {
  if (ids.length === 0) return [];
  const found = await rows<{ given: string; id: string }>(
    em,
    sql`WITH given AS (SELECT p.id, p.merged_into FROM person p WHERE p.id = ANY(${[...ids]}::uuid[]) AND ${visible(actor, 'p')}
          FOR KEY SHARE)
        SELECT g.id AS given, p.id FROM given g JOIN person p ON p.id = coalesce(g.merged_into, g.id) AND ${visible(actor, 'p')}
        FOR KEY SHARE OF p`,
  );
  const present = new Map(found.map(({ given, id }) => [given, id]));
  return ids.map((id, index) => {
    const known = present.get(id);
    if (known === undefined) throw invalidField(field(index), 'reference.unknown', 'There is no person with this id.');
    return known;
  });
}
