import sql, { type Sql } from 'sql-template-tag';
import type { LatelyItem } from '@demarche/contracts/overview';
import type { IsoDate } from '@demarche/domain/dates';
import type { Actor } from '../../platform/access/actor.js';
import { pageByLevel } from '../../platform/access/page-by-level.js';
import { masked, visible } from '../../platform/access/visible.js';
import { instantText } from '../../platform/database/expressions.js';
import { standingOn } from '../states/states.queries.js';

export interface LatelyRow {
  view: LatelyItem;
}

/** The contacts that were logged or planned last, and by whom where Chatham House does not mask it. */
export function contactsLately(actor: Actor, treaty: string, day: IsoDate, limit: number): Sql {
  const branch = (here: Sql) => sql`SELECT e.created_at, e.id FROM engagement e
    WHERE e.treaty_key = ${treaty} AND e.deleted_at IS NULL AND ${here}`;
  return sql`SELECT json_build_object('kind', 'engagement', 'id', e.id, 'at', ${instantText('e.created_at')},
      'on', e.on_day, 'title', e.title, 'by', CASE WHEN NOT ${masked(actor, 'e')} THEN u.name END,
      'link', '/engagements/' || e.id, 'states', ${statesWithStatus(
        treaty,
        day,
        sql`SELECT es.iso3, es.position FROM engagement_state es WHERE es.engagement_id = e.id`,
      )}) AS view
    FROM (${pageByLevel(actor, 'e', branch, 'created_at DESC, id DESC', limit)}) page
      JOIN engagement e ON e.id = page.id AND ${visible(actor, 'e')} JOIN app_user u ON u.id = e.owner_id`;
}

/** The tasks that were closed last, and by whom. */
export function tasksClosedLately(actor: Actor, treaty: string, day: IsoDate, limit: number): Sql {
  const branch = (here: Sql) => sql`SELECT t.closed_at, t.id FROM task t
    WHERE t.treaty_key = ${treaty} AND t.status = 'done' AND t.deleted_at IS NULL AND ${here}`;
  return sql`SELECT json_build_object('kind', 'task_closed', 'id', t.id, 'at', ${instantText('t.closed_at')},
      'on', (t.closed_at AT TIME ZONE 'UTC')::date, 'title', t.title,
      'by', CASE WHEN NOT ${masked(actor, 't')} THEN u.name END, 'link', '/tasks/' || t.id,
      'states', ${statesWithStatus(treaty, day, sql`SELECT t.state_iso3 AS iso3, 1 AS position`)}) AS view
    FROM (${pageByLevel(actor, 't', branch, 'closed_at DESC, id DESC', limit)}) page
      JOIN task t ON t.id = page.id AND ${visible(actor, 't')} JOIN app_user u ON u.id = t.closed_by`;
}

/** States with their status on a day, as a JSON array in the order of `position`. */
function statesWithStatus(treaty: string, day: IsoDate, states: Sql): Sql {
  return sql`(SELECT coalesce(json_agg(json_build_object('iso3', s.iso3, 'name', s.name, 'status', st.status)
      ORDER BY given.position), '[]')
    FROM (${states}) given JOIN state s ON s.iso3 = given.iso3 JOIN ${standingOn(treaty, day)})`;
}
