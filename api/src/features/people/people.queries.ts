import sql, { empty, join, type Sql } from 'sql-template-tag';
import type { PersonView } from '@demarche/contracts/people';
import type { Actor } from '../../platform/access/actor.js';
import { pageByLevel } from '../../platform/access/page-by-level.js';
import { recordJson } from '../../platform/access/record-json.js';
import { visible } from '../../platform/access/visible.js';
import { holdsWords, instantText } from '../../platform/database/expressions.js';
import { decodeCursor, isUuid } from '../../platform/paging.js';
import { flagsOf } from './flags/flag-expressions.js';
import type { PeopleQuery } from './people.dto.js';
import { heldOn, postRef, todayOf } from './post-expressions.js';

export interface PersonRow {
  folded: string;
  id: string;
  view: PersonView;
}

/** One person, or no row where there is none that the reader may see. `heard`: when the person `p` was last heard of. */
export function personById(actor: Actor, id: string, heard: Sql): Sql {
  const page = sql`SELECT p.id FROM person p WHERE p.id = ${id} AND p.merged_into IS NULL AND ${visible(actor, 'p')}`;
  return withPosts(actor, page, heard);
}

/** Those of these people whom the reader may see. */
export function peopleById(actor: Actor, ids: readonly string[], heard: Sql): Sql {
  const page = sql`SELECT p.id FROM person p WHERE p.id = ANY(${[...ids]}::uuid[]) AND ${visible(actor, 'p')}`;
  return withPosts(actor, page, heard);
}

/** Who was kept of a person merged away, where the reader may see both. */
export function keptOf(actor: Actor, id: string): Sql {
  return sql`SELECT k.id FROM person p JOIN person k ON k.id = p.merged_into AND ${visible(actor, 'k')}
    WHERE p.id = ${id} AND ${visible(actor, 'p')}`;
}

/** One row more than the page holds, by name. */
export function peoplePage(actor: Actor, query: PeopleQuery, heard: Sql): Sql {
  const branch = (here: Sql) =>
    sql`SELECT p.folded, p.id FROM person p WHERE ${here}${filters(actor, query)}${afterCursor(query)}`;
  return withPosts(actor, pageByLevel(actor, 'p', branch, 'folded, id', query.limit + 1), heard);
}

function filters(actor: Actor, query: PeopleQuery): Sql {
  const conditions: Sql[] = [sql`p.merged_into IS NULL AND p.erased_at IS NULL`];
  if (query.q !== undefined) conditions.push(holdsWords('p.folded', query.q));
  if (query.post) conditions.push(holds(actor, sql`pt.id = ${query.post}`));
  if (query.institution) conditions.push(holds(actor, sql`pt.institution_id = ${query.institution}`));
  if (query.state) {
    conditions.push(
      holds(actor, sql`pt.institution_id IN (SELECT i.id FROM institution i WHERE i.iso3 = ${query.state})`),
    );
  }
  if (query.flag) {
    conditions.push(sql`p.id IN (SELECT f.person_id FROM flag f
      WHERE f.kind = ${query.flag} AND ${heldOn('f', todayOf(actor))})`);
  }
  if (query.language) conditions.push(sql`${query.language} = ANY(p.languages)`);
  if (query.bounced !== undefined) conditions.push(sql`(p.bounced_on IS NOT NULL) = ${query.bounced}`);
  return join([empty, ...conditions], ' AND ');
}

/** Whether the person holds such a post today, of those the reader may see. */
function holds(actor: Actor, such: Sql): Sql {
  return sql`p.id IN (
    SELECT h.person_id FROM post pt JOIN post_holding h ON h.post_id = pt.id
    WHERE ${such} AND ${visible(actor, 'pt')} AND ${heldOn('h', todayOf(actor))})`;
}

function afterCursor(query: PeopleQuery): Sql {
  if (query.after === undefined) return empty;
  const [folded, id] = decodeCursor(query.after, [(part) => part.length <= 1_000, isUuid]);
  return sql` AND (p.folded, p.id) > (${folded}, ${id}::uuid)`;
}

/** The views of the people in `page`, each with the posts the reader may see: held today first, then the latest. */
function withPosts(actor: Actor, page: Sql, heard: Sql): Sql {
  const today = todayOf(actor);
  return sql`
    SELECT p.folded, p.id, json_build_object(${recordJson(actor, 'person.write', 'p')}, 'name', p.name, 'email', p.email,
        'phone', p.phone, 'languages', to_json(p.languages), 'source', p.source, 'metAt', p.met_at, 'erasedAt', ${instantText('p.erased_at')},
        'lawfulGround', p.lawful_ground, 'addresses', p.addresses, 'bouncedOn', p.bounced_on,
        'bounceReason', p.bounce_reason, 'flags', ${flagsOf(actor, 'person', sql`p.id`)}, 'lastHeardOn', ${heard},
        'posts', coalesce((
          SELECT json_agg(json_build_object('holdingId', h.id, 'from', h.from_on, 'to', h.to_on,
              'version', h.version, 'post', ${postRef('pt')})
            ORDER BY ${heldOn('h', today)} DESC, h.from_on DESC, h.id)
          FROM post_holding h JOIN post pt ON pt.id = h.post_id AND ${visible(actor, 'pt')}
            JOIN institution i ON i.id = pt.institution_id LEFT JOIN state s ON s.iso3 = i.iso3
          WHERE h.person_id = p.id), '[]')) AS view
    FROM (${page}) page JOIN person p ON p.id = page.id AND ${visible(actor, 'p')}
    ORDER BY p.folded, p.id`;
}
