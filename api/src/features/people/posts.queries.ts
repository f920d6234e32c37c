import sql, { empty, join, type Sql } from 'sql-template-tag';
import type { InstitutionView, PostView } from '@demarche/contracts/people';
import type { Actor } from '../../platform/access/actor.js';
import { pageByLevel } from '../../platform/access/page-by-level.js';
import { recordJson } from '../../platform/access/record-json.js';
import { visible } from '../../platform/access/visible.js';
import { holdsWords } from '../../platform/database/expressions.js';
import { decodeCursor, isUuid, limitTo } from '../../platform/paging.js';
import type { Institution } from './institution.entity.js';
import { heldOn, knownInstitution, todayOf } from './post-expressions.js';
import type { InstitutionsQuery, PostsQuery } from './posts.dto.js';

export interface PostRow {
  folded: string;
  id: string;
  view: PostView;
}
export interface InstitutionRow {
  folded: string;
  id: string;
  view: InstitutionView;
}

/** One post, or no row where there is none that the reader may see. */
export function postById(actor: Actor, id: string): Sql {
  return withHolders(actor, sql`SELECT pt.id FROM post pt WHERE pt.id = ${id} AND ${visible(actor, 'pt')}`);
}

/** One row more than the page holds, by title. */
export function postsPage(actor: Actor, query: PostsQuery): Sql {
  const branch = (here: Sql) =>
    sql`SELECT pt.folded, pt.id FROM post pt WHERE ${here}${filters(actor, query)}${afterCursor(query.after, 'pt')}`;
  return withHolders(actor, pageByLevel(actor, 'pt', branch, 'folded, id', query.limit + 1));
}

function filters(actor: Actor, query: PostsQuery): Sql {
  const conditions: Sql[] = [];
  if (query.q !== undefined) conditions.push(holdsWords('pt.folded', query.q));
  if (query.institution) conditions.push(sql`pt.institution_id = ${query.institution}`);
  if (query.state) {
    conditions.push(sql`pt.institution_id IN (SELECT i.id FROM institution i WHERE i.iso3 = ${query.state})`);
  }
  if (query.vacant !== undefined) {
    conditions.push(sql`${query.vacant ? sql`NOT ` : empty}EXISTS (
      SELECT 1 FROM post_holding h JOIN person p ON p.id = h.person_id AND ${visible(actor, 'p')}
      WHERE h.post_id = pt.id AND ${heldOn('h', todayOf(actor))})`);
  }
  return join([empty, ...conditions], ' AND ');
}

function afterCursor(after: string | undefined, alias: 'pt' | 'i'): Sql {
  if (after === undefined) return empty;
  const [folded, id] = decodeCursor(after, [(part) => part.length <= 2_000, isUuid]);
  return alias === 'pt'
    ? sql` AND (pt.folded, pt.id) > (${folded}, ${id}::uuid)`
    : sql` AND (i.folded, i.id) > (${folded}, ${id}::uuid)`;
}

function withHolders(actor: Actor, page: Sql): Sql {
  return sql`
    SELECT pt.folded, pt.id, json_build_object(${recordJson(actor, 'person.write', 'pt')}, 'function', pt.function,
        'title', pt.title, 'email', pt.email,
        'institution', json_build_object('id', i.id, 'name', i.name, 'kind', i.kind, 'city', i.city),
        'state', CASE WHEN s.iso3 IS NOT NULL THEN json_build_object('iso3', s.iso3, 'name', s.name) END,
        'holders', coalesce((
          SELECT json_agg(json_build_object('id', p.id, 'name', p.name, 'from', h.from_on) ORDER BY h.from_on, p.id)
          FROM post_holding h JOIN person p ON p.id = h.person_id AND ${visible(actor, 'p')}
          WHERE h.post_id = pt.id AND ${heldOn('h', todayOf(actor))}), '[]')) AS view
    FROM (${page}) page JOIN post pt ON pt.id = page.id AND ${visible(actor, 'pt')}
      JOIN institution i ON i.id = pt.institution_id LEFT JOIN state s ON s.iso3 = i.iso3
    ORDER BY pt.folded, pt.id`;
}

/** Institutions by name, one row more than the page holds. */
export function institutionsPage(actor: Actor, query: InstitutionsQuery): Sql {
  const conditions: Sql[] = [knownInstitution(actor, 'i')];
  if (query.q !== undefined) conditions.push(holdsWords('i.folded', query.q));
  if (query.state) conditions.push(sql`i.iso3 = ${query.state}`);
  return sql`
    SELECT i.folded, i.id, json_build_object('id', i.id, 'name', i.name, 'kind', i.kind, 'city', i.city,
        'state', CASE WHEN s.iso3 IS NOT NULL THEN json_build_object('iso3', s.iso3, 'name', s.name) END) AS view
    FROM institution i LEFT JOIN state s ON s.iso3 = i.iso3
    WHERE ${join(conditions, ' AND ')}${afterCursor(query.after, 'i')}
    ORDER BY i.folded, i.id ${limitTo(query.limit + 1)}`;
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
