import sql, { empty, join, type Sql } from 'sql-template-tag';
import type { InstitutionView } from '@demarche/contracts/people';
import type { Actor } from '../../platform/access/actor.js';
import { holdsWords } from '../../platform/database/expressions.js';
import { decodeCursor, isUuid, limitTo } from '../../platform/paging.js';
import { flagsOf } from './flags/flag-expressions.js';
import type { Institution } from './institution.entity.js';
import { knownInstitution } from './post-expressions.js';
import type { InstitutionsQuery } from './posts.dto.js';

export interface InstitutionRow {
  folded: string;
  id: string;
  view: InstitutionView;
}

/** Institutions by name, one row more than the page holds. */
export function institutionsPage(actor: Actor, query: InstitutionsQuery): Sql {
  const conditions: Sql[] = [];
  if (query.q !== undefined) conditions.push(holdsWords('i.folded', query.q));
  if (query.state) conditions.push(sql`i.iso3 = ${query.state}`);
  if (query.kind) conditions.push(sql`i.kind = ${query.kind}`);
  if (query.after !== undefined) {
    const [folded, id] = decodeCursor(query.after, [(part) => part.length <= 2_000, isUuid]);
    conditions.push(sql`(i.folded, i.id) > (${folded}, ${id}::uuid)`);
  }
  return sql`${institutions(actor)}${join([empty, ...conditions], ' AND ')}
    ORDER BY i.folded, i.id ${limitTo(query.limit + 1)}`;
}

/** One institution, or no row where the reader may know of none. */
export function institutionById(actor: Actor, id: string): Sql {
  return sql`${institutions(actor)} AND i.id = ${id}`;
}

function institutions(actor: Actor): Sql {
  return sql`
    SELECT i.folded, i.id, json_build_object('id', i.id, 'name', i.name, 'kind', i.kind, 'city', i.city,
        'state', CASE WHEN s.iso3 IS NOT NULL THEN json_build_object('iso3', s.iso3, 'name', s.name) END,
        'version', i.version, 'flags', ${flagsOf(actor, 'institution', sql`i.id`)}) AS view
    FROM institution i LEFT JOIN state s ON s.iso3 = i.iso3
    WHERE ${knownInstitution(actor, 'i')}`;
}

/** The institution that already stands under the name, kind, State and city of another, and whether the actor may know of it. */
export function sameInstitution(
  actor: Actor,
  { folded, kind, iso3, cityFolded }: Pick<Institution, 'folded' | 'kind' | 'iso3' | 'cityFolded'>,
): Sql {
  return sql`SELECT i.id, i.listed, ${knownInstitution(actor, 'i')} AS known FROM institution i
    WHERE i.folded = ${folded} AND i.kind = ${kind} AND i.iso3 IS NOT DISTINCT FROM ${iso3}
      AND i.city_folded IS NOT DISTINCT FROM ${cityFolded} FOR UPDATE OF i`;
}
