import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import type { TaskView } from '@demarche/contracts/tasks';
import { isIsoDate } from '@demarche/domain/dates';
import { TASK_STATUSES } from '@demarche/domain/task';
import type { Actor } from '../../platform/access/actor.js';
import { recordJson } from '../../platform/access/record-json.js';
import { countableLevels, listedOnly, masked, visible, visibleByLevel } from '../../platform/access/visible.js';
import { holdsWords, instantText } from '../../platform/database/expressions.js';
import { decodeCursor, isUuid, limitTo } from '../../platform/paging.js';
import type { TaskListQuery } from './dto.js';

export interface TaskRow {
  due_on: string;
  id: string;
  view: TaskView;
}

/** The `TaskRow`s of tasks found under the alias `t`, with what they point at. */
function withReferences(actor: Actor, tasks: Sql): Sql {
  const unmasked = (value: Sql) => sql`CASE WHEN NOT ${masked(actor, 't')} THEN ${value} END`;
  return sql`
    SELECT t.due_on, t.id, json_build_object(${recordJson(actor, 'task.write', 't')}, 'treaty', t.treaty_key,
      'title', t.title, 'note', t.note, 'dueOn', t.due_on, 'priority', t.priority, 'status', t.status,
      'state', CASE WHEN s.iso3 IS NOT NULL THEN json_build_object('iso3', s.iso3, 'name', s.name) END,
      'engagement', CASE WHEN e.id IS NOT NULL THEN json_build_object('id', e.id, 'title', e.title) END,
      'assignee', json_build_object('user', ${userRef('u')}, 'office', CASE WHEN o.id IS NOT NULL
        THEN json_build_object('id', o.id, 'shortName', o.short_name, 'name', o.name) END),
      'closedAt', ${instantText('t.closed_at')}, 'closedBy', ${unmasked(userRef('c'))},
      'createdBy', ${unmasked(userRef('m'))}) AS view
    FROM (${tasks}) t
      JOIN app_user m ON m.id = t.created_by
      LEFT JOIN state s ON s.iso3 = t.state_iso3
      LEFT JOIN app_user u ON u.id = t.assignee_user_id
      LEFT JOIN office o ON o.id = t.assignee_office_id
      LEFT JOIN app_user c ON c.id = t.closed_by
      LEFT JOIN engagement e ON e.id = t.engagement_id AND e.deleted_at IS NULL AND ${visible(actor, 'e')}`;
}

function userRef(alias: string): Sql {
  const u = raw(alias);
  return sql`CASE WHEN ${u}.id IS NOT NULL THEN json_build_object('id', ${u}.id, 'name', ${u}.name) END`;
}

/** One task that the reader may see, or no row. */
export function taskById(actor: Actor, id: string): Sql {
  return withReferences(
    actor,
    sql`SELECT * FROM task t WHERE t.id = ${id} AND t.deleted_at IS NULL AND ${visible(actor, 't')}`,
  );
}

/** A page of `limit + 1` rows by due day and id; with the count of the whole list where it is asked for. */
export function taskPage(actor: Actor, query: TaskListQuery): Sql {
  const where = filters(actor, query);
  const after = afterCursor(query);
  const list = branches(actor, query);
  // Level by level, what is restricted is told from an index: only what is shown is fetched.
  const byLevel = ownersAsked(actor, query) === undefined;
  const ordered = list.map(
    (here) =>
      sql`(SELECT ${byLevel ? sql`t.due_on, t.id` : sql`*`} FROM task t WHERE ${here} AND ${where}${after} ORDER BY due_on, id ${limitTo(query.limit + 1)})`,
  );
  const first = sql`SELECT * FROM (${join(ordered, ' UNION ALL ')}) t ORDER BY due_on, id ${limitTo(query.limit + 1)}`;
  const page = byLevel ? sql`SELECT t.* FROM (${first}) page JOIN task t ON t.id = page.id` : first;
  if (!query.total) return sql`${withReferences(actor, page)} ORDER BY t.due_on, t.id`;
  const counted = list.map((here) => sql`SELECT 1 FROM task t WHERE ${here} AND ${where}`);
  return sql`
    SELECT n.total, p.* FROM (SELECT count(*)::int AS total FROM (${join(counted, ' UNION ALL ')}) t) n
      LEFT JOIN (${withReferences(actor, page)}) p ON TRUE
    ORDER BY p.due_on, p.id`;
}

/** How many open tasks about a State count for the reader: by level from the rollup, restricted ones by the reader's lists. */
export function openTasksCount(actor: Actor, iso3: string): Sql {
  return sql`SELECT (
      coalesce((SELECT sum(c.records) FROM task_count c
        WHERE c.iso3 = ${iso3} AND c.status = 'open' AND ${countableLevels(actor, 'c')}), 0)
      + (SELECT count(*) FROM task t WHERE t.effective_label = 'restricted' AND ${listedOnly(actor, 't')}
        AND t.state_iso3 = ${iso3} AND t.status = 'open' AND t.deleted_at IS NULL))::int AS count`;
}

/**
 * Conditions that exclude each other and together hold the list, as far as the reader may see it. Each is the beginning of an
 * index that goes on with due day and id, so that every branch is read in order and stops at the limit.
 */
function branches(actor: Actor, query: TaskListQuery): Sql[] {
  const statuses = query.status === 'all' ? TASK_STATUSES : [query.status];
  return statuses.flatMap((status) => owners(actor, query).map((owner) => sql`(${owner} AND t.status = ${status})`));
}

function owners(actor: Actor, query: TaskListQuery): Sql[] {
  const own = ownersAsked(actor, query);
  return own ? own.map((owner) => sql`${owner} AND ${visible(actor, 't')}`) : visibleByLevel(actor, 't');
}

/** Undefined for a list that no owner narrows. */
function ownersAsked(actor: Actor, query: TaskListQuery): Sql[] | undefined {
  if (query.scope === 'mine') {
    const offices = actor.officeIds.map((office) => sql`t.assignee_office_id = ${office}`);
    return [sql`t.assignee_user_id = ${actor.userId}`, ...offices];
  }
  if (query.scope === 'given') {
    return [sql`t.created_by = ${actor.userId} AND t.assignee_user_id IS DISTINCT FROM ${actor.userId}`];
  }
  // These filters begin an index of their own.
  return (query.engagement ?? query.assigneeUser ?? query.assigneeOffice) ? [sql`TRUE`] : undefined;
}

function filters(actor: Actor, query: TaskListQuery): Sql {
  const conditions = [
    sql`t.deleted_at IS NULL`,
    query.state && sql`t.state_iso3 = ${query.state}`,
    query.engagement && sql`t.engagement_id = ${query.engagement}`,
    query.assigneeUser && sql`t.assignee_user_id = ${query.assigneeUser}`,
    query.assigneeOffice && sql`t.assignee_office_id = ${query.assigneeOffice}`,
    query.priority && sql`t.priority = ${query.priority}`,
    query.label && sql`t.effective_label = ${query.label}`,
    query.dueFrom && sql`t.due_on >= ${query.dueFrom}`,
    query.dueTo && sql`t.due_on <= ${query.dueTo}`,
    query.overdue && sql`t.due_on < ${actor.now.toISOString().slice(0, 10)} AND t.status = 'open'`,
    query.q && holdsWords('t.folded', query.q),
  ];
  return join(
    conditions.filter((condition) => typeof condition === 'object'),
    ' AND ',
  );
}

function afterCursor(query: TaskListQuery): Sql {
  if (query.after === undefined) return empty;
  const [dueOn, id] = decodeCursor(query.after, [isIsoDate, isUuid]);
  return sql` AND (t.due_on, t.id) > (${dueOn}::date, ${id}::uuid)`;
}
