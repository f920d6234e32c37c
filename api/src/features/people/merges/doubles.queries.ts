import sql, { join, raw, type Sql } from 'sql-template-tag';
import { type DoubleReason, LIKE_NAMES } from '@demarche/domain/person-merge';
import type { Actor } from '../../../platform/access/actor.js';
import { pageByLevel } from '../../../platform/access/page-by-level.js';
import { visible } from '../../../platform/access/visible.js';
import { decodeCursor, isUuid } from '../../../platform/paging.js';
import type { DoublesQuery } from './merges.dto.js';

export interface Looked {
  folded: string;
  id: string;
}
export interface DoubleRow {
  first: string;
  second: string;
  reasons: DoubleReason[];
  likeness: number;
}
/** Of one person at most so many are proposed, the likest first. */
const EACH = 5;

/** The people of a page, by name, and one more: each is measured against those who come after. */
export function lookedThrough(actor: Actor, query: DoublesQuery): Sql {
  const where = [sql`p.merged_into IS NULL AND p.erased_at IS NULL`];
  if (query.after !== undefined) {
    const [folded, id] = decodeCursor(query.after, [(part) => part.length <= 1_000, isUuid]);
    where.push(sql`(p.folded, p.id) > (${folded}, ${id}::uuid)`);
  }
  if (query.state) {
    where.push(sql`EXISTS (SELECT FROM post_holding h JOIN post pt ON pt.id = h.post_id AND ${visible(actor, 'pt')}
      JOIN institution i ON i.id = pt.institution_id AND i.iso3 = ${query.state} WHERE h.person_id = p.id)`);
  }
  return pageByLevel(
    actor,
    'p',
    (here) => sql`SELECT p.folded, p.id FROM person p WHERE ${here} AND ${join(where, ' AND ')}`,
    'folded, id',
    query.limit + 1,
  );
}

/** Who may be one with one of these, of those who come after them. */
export function pairsFrom(actor: Actor, looked: readonly Looked[]): Sql {
  const ids = looked.map(({ id }) => id);
  return sql`
    WITH looked AS (SELECT p.id, p.folded, lower(p.email) AS email FROM person p
        WHERE p.id = ANY(${ids}::uuid[]) AND ${visible(actor, 'p')}),
      near AS (${near(actor)}),
      pair AS (
        SELECT l.id AS first, p.id AS second, 'email' AS reason, similarity(p.folded, l.folded) AS likeness
        FROM looked l JOIN person p ON lower(p.email) = l.email AND ${after(actor)}
        UNION ALL SELECT l.id, p.id, 'name', 1 FROM looked l JOIN person p ON p.folded = l.folded AND ${after(actor)}
        WHERE l.folded LIKE '% %'
        UNION ALL SELECT l.id, p.id, 'similar_name', similarity(p.folded, l.folded)
        FROM near n JOIN looked l ON l.id = n.first JOIN person p ON p.id = n.second AND ${after(actor)}
        WHERE p.folded <> l.folded AND similarity(p.folded, l.folded) >= ${raw(String(LIKE_NAMES))}),
      one AS (SELECT first, second, array_agg(DISTINCT reason) AS reasons, max(likeness) AS likeness,
          row_number() OVER (PARTITION BY first ORDER BY max(likeness) DESC, second) AS place
        FROM pair GROUP BY first, second)
    SELECT o.first, o.second, o.reasons, round(o.likeness::numeric, 2)::float8 AS likeness
    FROM one o JOIN looked l ON l.id = o.first WHERE o.place <= ${raw(String(EACH))}
    ORDER BY l.folded, l.id, o.place`;
}

/** The other of a pair: each pair is told once, by who comes first. */
function after(actor: Actor): Sql {
  return sql`(p.folded, p.id) > (l.folded, l.id) AND p.merged_into IS NULL AND p.erased_at IS NULL
    AND ${visible(actor, 'p')}`;
}

/** Who ever stood in one post, institution or State with one of those looked through, by posts that the reader may see. */
function near(actor: Actor): Sql {
  const beside = (same: Sql): Sql => sql`
    SELECT l.id AS first, other.person_id AS second FROM looked l JOIN post_holding h ON h.person_id = l.id
      JOIN post pt ON pt.id = h.post_id AND ${visible(actor, 'pt')} JOIN institution i ON i.id = pt.institution_id
      JOIN institution io ON ${same} JOIN post po ON po.institution_id = io.id AND ${visible(actor, 'po')}
      JOIN post_holding other ON other.post_id = po.id AND other.person_id <> l.id`;
  return join([beside(sql`io.iso3 = i.iso3`), beside(sql`io.id = i.id AND i.iso3 IS NULL`)], ' UNION ');
}
