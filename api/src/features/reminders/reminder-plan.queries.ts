import sql, { type Sql } from 'sql-template-tag';
import type { IsoDate } from '@demarche/domain/dates';
import type { Period } from '@demarche/domain/reminder-plan';

/** Somebody to be reminded of an open task: the user it is given to, or whoever holds its office at some time. */
export interface Recipient {
  task_id: string;
  due_on: IsoDate;
  user_id: string;
  zone: string;
  holds: Period[];
}

/**
 * The recipients of these tasks, without closed and deleted tasks and deactivated accounts. The reminder engine uses
 * everything: whether a recipient may see the task is asked when it is told.
 */
export function recipientsOf(taskIds: readonly string[]): Sql {
  return sql`
    SELECT t.id AS task_id, t.due_on, u.id AS user_id, u.zone, h.holds
    FROM task t
      CROSS JOIN LATERAL (
        SELECT t.assignee_user_id AS user_id, '[{"from": "0001-01-01", "to": null}]'::jsonb AS holds
        WHERE t.assignee_user_id IS NOT NULL
        UNION ALL
        SELECT m.user_id, jsonb_agg(jsonb_build_object('from', m.from_on, 'to', m.to_on))
        FROM mandate m WHERE m.office_id = t.assignee_office_id
        GROUP BY m.user_id
      ) h
      JOIN app_user u ON u.id = h.user_id AND u.active
    WHERE t.id = ANY(${[...taskIds]}::uuid[]) AND t.status = 'open' AND t.deleted_at IS NULL
    ORDER BY t.id, u.id`;
}

/** Open tasks that are theirs or of an office they ever held, and those of which a reminder to them is pending. */
export function tasksTouchedBy(userIds: readonly string[]): Sql {
  const users = sql`${[...userIds]}::uuid[]`;
  return sql`
    SELECT id FROM task WHERE assignee_user_id = ANY(${users}) AND status = 'open' AND deleted_at IS NULL
    UNION
    SELECT t.id FROM mandate m JOIN task t ON t.assignee_office_id = m.office_id
    WHERE m.user_id = ANY(${users}) AND t.status = 'open' AND t.deleted_at IS NULL
    UNION
    SELECT task_id FROM reminder WHERE user_id = ANY(${users}) AND status = 'pending'
    ORDER BY id`;
}
