import sql, { type Sql } from 'sql-template-tag';
import type { PlannedOverlap } from '@demarche/contracts/engagements';
import type { IsoDate } from '@demarche/domain/dates';
import { PLANNED_OVERLAP_DAYS } from '@demarche/domain/engagement';
import type { Actor } from '../../platform/access/actor.js';
import { masked, visible } from '../../platform/access/visible.js';
import { officeRef } from '../../platform/database/expressions.js';

/** A contact that is planned, or about to be. */
export interface Planned {
  treaty: string;
  states: readonly string[];
  on: IsoDate;
  officeId: string | null;
  /** Its own id, where it has one. */
  id: string | null;
}
export interface OverlapRow {
  view: PlannedOverlap;
  /** Whether the actor may see the other one. */
  seen: boolean;
}

/** What other offices plan with the same States within 30 days, by day; also what the actor may not see, marked as such. */
export function overlapsWith(actor: Actor, planned: Planned): Sql {
  const days = PLANNED_OVERLAP_DAYS;
  return sql`
    SELECT ${visible(actor, 's')} AS seen, json_build_object('engagementId', e.id, 'on', s.on_day, 'title', e.title,
      'state', json_build_object('iso3', st.iso3, 'name', st.name),
      'office', CASE WHEN NOT ${masked(actor, 's')} THEN ${officeRef('o')} END) AS view
    FROM engagement_state s JOIN engagement e ON e.id = s.engagement_id JOIN office o ON o.id = e.office_id
      JOIN state st ON st.iso3 = s.iso3
    WHERE s.treaty_key = ${planned.treaty} AND s.iso3 = ANY(${[...planned.states]}) AND s.status = 'planned' AND NOT s.deleted
      AND s.on_day BETWEEN ${planned.on}::date - ${days}::int AND ${planned.on}::date + ${days}::int
      AND e.office_id IS DISTINCT FROM ${planned.officeId}::uuid AND e.id IS DISTINCT FROM ${planned.id}::uuid
    ORDER BY s.on_day, e.id, st.iso3`;
}
