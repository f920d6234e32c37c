import sql, { empty, join, type Sql } from 'sql-template-tag';
import type { PostView } from '@demarche/contracts/people';
import type { Actor } from '../../platform/access/actor.js';
import { pageByLevel } from '../../platform/access/page-by-level.js';
import { visible } from '../../platform/access/visible.js';
import { holdsWords } from '../../platform/database/expressions.js';
import { decodeCursor, isUuid } from '../../platform/paging.js';
import { isHeld, isSilent, postViews } from './post-view.js';
import type { PostsQuery } from './posts.dto.js';

export interface PostRow {
  folded: string;
  id: string;
  view: PostView;
}

/** One post, or no row where there is none that the reader may see. `heard`: when the post `pt` was last heard of. */
export function postById(actor: Actor, id: string, heard: Sql): Sql {
  return postViews(actor, sql`SELECT pt.id FROM post pt WHERE pt.id = ${id} AND ${visible(actor, 'pt')}`, heard);
}

/** One row more than the page holds, by title. */
export function postsPage(actor: Actor, query: PostsQuery, heard: Sql): Sql {
  const where = sql`${filters(actor, query, heard)}${afterCursor(query.after)}`;
  const branch = (here: Sql) => sql`SELECT pt.folded, pt.id FROM post pt WHERE ${here}${where}`;
  return postViews(actor, pageByLevel(actor, 'pt', branch, 'folded, id', query.limit + 1), heard);
}

function filters(actor: Actor, query: PostsQuery, heard: Sql): Sql {
  const conditions: Sql[] = [];
  if (query.q !== undefined) conditions.push(holdsWords('pt.folded', query.q));
  if (query.institution) conditions.push(sql`pt.institution_id = ${query.institution}`);
  if (query.state) {
    conditions.push(sql`pt.institution_id IN (SELECT i.id FROM institution i WHERE i.iso3 = ${query.state})`);
  }
  if (query.vacant !== undefined) conditions.push(query.vacant ? sql`NOT ${isHeld(actor)}` : isHeld(actor));
  if (query.attention === 'vacant') conditions.push(sql`NOT ${isHeld(actor)}`);
  if (query.attention === 'bounced') conditions.push(sql`pt.bounced_on IS NOT NULL`);
  if (query.attention === 'silent') conditions.push(isSilent(actor, heard));
  return join([empty, ...conditions], ' AND ');
}

function afterCursor(after: string | undefined): Sql {
  if (after === undefined) return empty;
  const [folded, id] = decodeCursor(after, [(part) => part.length <= 2_000, isUuid]);
  return sql` AND (pt.folded, pt.id) > (${folded}, ${id}::uuid)`;
}
