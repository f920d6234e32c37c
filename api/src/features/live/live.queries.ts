import sql, { type Sql } from 'sql-template-tag';
import type { Actor } from '../../platform/access/actor.js';
import { visible } from '../../platform/access/visible.js';

/**
 * Those of the people `here` whom the tasks concern: who made them, to whom they are given, who holds their office today,
 * and the `former` holders, users or offices. Whether they may see one is asked of each.
 */
export function concernedBy(
  taskIds: readonly string[],
  former: readonly string[],
  here: readonly string[],
  now: Date,
): Sql {
  const today = now.toISOString().slice(0, 10);
  return sql`
    WITH concerned AS (
      SELECT unnest(ARRAY[created_by, assignee_user_id, assignee_office_id]) AS id FROM task WHERE id = ANY(${[...taskIds]}::uuid[])
      UNION SELECT unnest(${[...former]}::uuid[])
    )
    SELECT id AS user_id FROM concerned WHERE id = ANY(${[...here]}::uuid[])
    UNION
    SELECT m.user_id FROM mandate m JOIN concerned c ON c.id = m.office_id
    WHERE m.user_id = ANY(${[...here]}::uuid[]) AND m.from_on <= ${today} AND (m.to_on IS NULL OR m.to_on >= ${today})`;
}

/** Whether the reader may see any of them, deleted ones too: a list must let go of those. */
export function visibleTasks(reader: Actor, taskIds: readonly string[]): Sql {
  return sql`SELECT 1 FROM task t WHERE t.id = ANY(${[...taskIds]}::uuid[]) AND ${visible(reader, 't')} LIMIT 1`;
}
