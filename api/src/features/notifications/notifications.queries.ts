import sql, { empty, type Sql } from 'sql-template-tag';
import type { Actor } from '../../platform/access/actor.js';
import { masked, visible } from '../../platform/access/visible.js';
import { limitTo } from '../../platform/paging.js';

/**
 * Rows for `tell`, of the reader's notifications that `where` finds under the alias `n`. What was told of a record that the
 * reader may not see any more is nowhere.
 */
export function notificationRows(reader: Actor, where: Sql, limit: number): Sql {
  return sql`
    SELECT n.id, n.kind, n.at, n.read_at, n.detail, m.state AS mail, a.name AS actor_name, st.name AS state_name,
      coalesce((
        SELECT jsonb_agg(jsonb_build_object('id', t.id, 'title', t.title, 'dueOn', t.due_on, 'state', s.name,
          'label', t.effective_label, 'caveats', t.effective_caveats, 'masked', ${masked(reader, 't')},
          'open', t.status = 'open',
          'theirs', coalesce(t.assignee_user_id = n.user_id OR t.assignee_office_id = ANY(${[...reader.officeIds]}::uuid[]), FALSE)
        ) ORDER BY t.due_on, t.id)
        FROM notification_task nt JOIN task t ON t.id = nt.task_id LEFT JOIN state s ON s.iso3 = t.state_iso3
        WHERE nt.notification_id = n.id AND t.deleted_at IS NULL AND ${visible(reader, 't')}
      ), '[]') AS tasks,
      (
        SELECT jsonb_build_object('id', e.id, 'title', e.title, 'on', e.on_day, 'label', e.effective_label,
          'caveats', e.effective_caveats, 'office', CASE WHEN NOT ${masked(reader, 'e')} THEN o.name END)
        FROM engagement e LEFT JOIN office o ON o.id = e.office_id
        WHERE e.id = n.engagement_id AND e.deleted_at IS NULL AND ${visible(reader, 'e')}
      ) AS engagement,
      (
        SELECT jsonb_build_object('id', x.id, 'subjectKind', x.subject_kind, 'subjectId', coalesce(x.iso3, x.subject_id::text),
          'text', x.text, 'label', x.effective_label, 'caveats', x.effective_caveats,
          'names', (SELECT coalesce(jsonb_object_agg(u.id, u.name), '{}') FROM note_mention nm
            JOIN app_user u ON u.id = nm.user_id WHERE nm.note_id = x.id),
          'author', CASE WHEN NOT ${masked(reader, 'x')} THEN w.name END)
        FROM note x JOIN app_user w ON w.id = x.owner_id
        WHERE x.id = n.note_id AND x.deleted_at IS NULL AND ${visible(reader, 'x')}
      ) AS note
    FROM (SELECT * FROM notification n WHERE n.user_id = ${reader.userId} AND ${where} AND ${tellable(reader)} ORDER BY at DESC, id DESC ${limitTo(limit)}) n
      LEFT JOIN mail m ON m.id = n.mail_id
      LEFT JOIN app_user a ON a.id = n.actor_id
      LEFT JOIN state st ON st.iso3 = n.state_iso3
    ORDER BY n.at DESC, n.id DESC`;
}

/** How many the reader has not read, of those that are still told. */
export function unreadCount(reader: Actor): Sql {
  return sql`SELECT count(*)::int AS n FROM notification n
    WHERE n.user_id = ${reader.userId} AND n.read_at IS NULL AND ${tellable(reader)}`;
}

/** Those of these notifications of the reader that are still told. */
export function tellableOf(reader: Actor, ids: readonly string[]): Sql {
  return sql`SELECT n.id FROM notification n
    WHERE n.user_id = ${reader.userId} AND n.id = ANY(${[...ids]}::uuid[]) AND ${tellable(reader)} ORDER BY n.at, n.id`;
}

/** Those that are told of the reader's notifications after the one with this id, earliest first. */
export function tellableSince(reader: Actor, id: string, limit: number): Sql {
  return sql`SELECT n.id FROM notification n
    WHERE n.user_id = ${reader.userId} AND ${tellable(reader)}
      AND (n.at, n.id) > (SELECT l.at, l.id FROM notification l WHERE l.id = ${id} AND l.user_id = ${reader.userId})
    ORDER BY n.at, n.id LIMIT ${limit}`;
}

/** Whether the reader may still see a record that the notification `n` is about; of break-glass on other kinds they always may. */
function tellable(reader: Actor): Sql {
  return sql`(EXISTS (SELECT 1 FROM notification_task nt JOIN task t ON t.id = nt.task_id
      WHERE nt.notification_id = n.id AND t.deleted_at IS NULL AND ${visible(reader, 't')})
    OR EXISTS (SELECT 1 FROM engagement e WHERE e.id = n.engagement_id AND e.deleted_at IS NULL AND ${visible(reader, 'e')})
    OR EXISTS (SELECT 1 FROM note x WHERE x.id = n.note_id AND x.deleted_at IS NULL AND ${visible(reader, 'x')})
    OR (n.kind = 'break_glass' AND n.detail->>'subjectKind' NOT IN ('task', 'engagement')))`;
}

export function pageCondition(unreadOnly: boolean, after: readonly string[] | undefined): Sql {
  const unread = unreadOnly ? sql`n.read_at IS NULL` : sql`TRUE`;
  const [at, id] = after ?? [];
  return sql`${unread}${after ? sql` AND (n.at, n.id) < (${at}::timestamptz, ${id}::uuid)` : empty}`;
}
