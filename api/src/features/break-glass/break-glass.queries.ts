import sql, { type Sql } from 'sql-template-tag';
import type { Actor } from '../../platform/access/actor.js';

/** Of the labelled records given, those that stand open to the actor through a list they were put on by break-glass. */
export function recordsReadByBreakGlass(actor: Actor, labelling: Sql): Sql {
  return sql`
    SELECT r.kind, r.id, r.effective_label AS "effectiveLabel", r.effective_caveats AS "effectiveCaveats",
      r.access_lists AS "accessLists"
    FROM (${labelling}) r
    WHERE r.access_lists && ARRAY(
      SELECT m.list_id FROM access_list_member m WHERE m.user_id = ${actor.userId} AND m.expires_at > ${actor.now})
    ORDER BY r.kind, r.id`;
}
