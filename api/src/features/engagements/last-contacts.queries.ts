import sql, { type Sql } from 'sql-template-tag';
import type { IsoDate } from '@demarche/domain/dates';
import type { EngagementKind } from '@demarche/domain/engagement';
import type { Actor } from '../../platform/access/actor.js';
import { pageByLevel } from '../../platform/access/page-by-level.js';
import { visible } from '../../platform/access/visible.js';

export interface LastContact {
  iso3: string;
  on: IsoDate;
  kind: EngagementKind;
  title: string;
  engagementId: string;
}

/**
 * The last contact held with each State up to a day, of those the reader may see; no row for a State without one.
 * @param states rows with a column `iso3`
 */
export function lastContacts(actor: Actor, treaty: string, day: IsoDate, states: Sql): Sql {
  const branch = (here: Sql) => sql`SELECT s.on_day, s.engagement_id AS id FROM engagement_state s
    WHERE s.treaty_key = ${treaty} AND s.iso3 = asked.iso3 AND s.is_contact AND NOT s.deleted AND s.on_day <= ${day}::date AND ${here}`;
  return sql`SELECT asked.iso3, e.on_day AS "on", e.kind, e.title, e.id AS "engagementId"
    FROM (${states}) asked
      CROSS JOIN LATERAL (${pageByLevel(actor, 's', branch, 'on_day DESC, id DESC', 1)}) last
      JOIN engagement e ON e.id = last.id AND ${visible(actor, 'e')}`;
}
