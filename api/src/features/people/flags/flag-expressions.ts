import sql, { type Sql } from 'sql-template-tag';
import type { Actor } from '../../../platform/access/actor.js';

/** The `FlagView` of the row `f`, whose bearer the reader may see. How we know is for internal readers. */
export function flagOf(actor: Actor): Sql {
  const inside = (value: Sql) => (actor.internal ? value : sql`NULL`);
  return sql`json_build_object('id', f.id, 'kind', f.kind, 'treaty', f.treaty_key,
      'state', (SELECT json_build_object('iso3', fs.iso3, 'name', fs.name) FROM state fs WHERE fs.iso3 = f.iso3),
      'evidence', ${inside(sql`f.evidence`)}, 'source', ${inside(sql`f.source`)}, 'from', f.from_on, 'to', f.to_on,
      'version', f.version)`;
}

/** `FlagView[]` of a person or an institution that the reader may see, the latest first. */
export function flagsOf(actor: Actor, of: 'person' | 'institution', id: Sql): Sql {
  const column = of === 'person' ? sql`f.person_id` : sql`f.institution_id`;
  return sql`(SELECT coalesce(json_agg(${flagOf(actor)} ORDER BY f.from_on DESC, f.id), '[]')
    FROM flag f WHERE ${column} = ${id})`;
}
