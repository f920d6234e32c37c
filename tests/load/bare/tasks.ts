import type { Pool } from 'pg';
import { cursor } from './answers.ts';
import { byLevel, masked, MINE, type Reader, readerValues, stamp, visible } from './reader.ts';

const instant = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const person = (u: string): string =>
  `CASE WHEN ${u}.id IS NOT NULL THEN json_build_object('id', ${u}.id, 'name', ${u}.name) END`;

const VIEW = `json_build_object(${stamp('t')}, 'treaty', t.treaty_key, 'title', t.title, 'note', t.note,
  'state', CASE WHEN s.iso3 IS NOT NULL THEN json_build_object('iso3', s.iso3, 'name', s.name) END,
  'engagement', CASE WHEN e.id IS NOT NULL THEN json_build_object('id', e.id, 'title', e.title) END,
  'assignee', json_build_object('user', ${person('u')}, 'office', CASE WHEN o.id IS NOT NULL
    THEN json_build_object('id', o.id, 'shortName', o.short_name, 'name', o.name) END),
  'dueOn', t.due_on, 'priority', t.priority, 'status', t.status, 'closedAt', ${instant('t.closed_at')},
  'closedBy', CASE WHEN NOT ${masked('t')} THEN ${person('c')} END,
  'createdBy', CASE WHEN NOT ${masked('t')} THEN ${person('m')} END)`;

const withReferences = (tasks: string, more: string): string => `${MINE} SELECT t.due_on, t.id, ${VIEW} AS view${more}
  FROM (${tasks}) t JOIN app_user m ON m.id = t.created_by LEFT JOIN state s ON s.iso3 = t.state_iso3
    LEFT JOIN app_user u ON u.id = t.assignee_user_id LEFT JOIN office o ON o.id = t.assignee_office_id
    LEFT JOIN app_user c ON c.id = t.closed_by
    LEFT JOIN engagement e ON e.id = t.engagement_id AND e.deleted_at IS NULL AND ${visible('e')}
  ORDER BY t.due_on, t.id`;

const OVERDUE_OF = `FROM task t WHERE t.assignee_user_id = $4 AND t.status = 'open' AND t.due_on < $5 AND t.deleted_at IS NULL
  AND ${visible('t')}`;
const overdue = (limit: number): string =>
  withReferences(
    `SELECT * ${OVERDUE_OF} ORDER BY due_on, id LIMIT ${limit}`,
    `, (SELECT count(*)::int ${OVERDUE_OF}) AS total`,
  );
const OPEN = `SELECT t.due_on, t.id FROM task t WHERE t.state_iso3 = $4 AND t.status = 'open' AND t.deleted_at IS NULL`;
const open = (limit: number): string =>
  withReferences(`SELECT t.* FROM (${byLevel('t', OPEN, 'due_on, id', limit)}) page JOIN task t ON t.id = page.id`, '');

interface Row {
  due_on: string;
  id: string;
  view: unknown;
  total?: number;
}

/** Overdue tasks of a user, with their number. */
export async function overdueOf(pool: Pool, reader: Reader, user: string, limit: number) {
  const today = new Date().toISOString().slice(0, 10);
  const values = [...readerValues(reader), user, today];
  const { rows } = await pool.query<Row>({ name: `overdue-${limit}`, text: overdue(limit + 1), values });
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    items: rows.slice(0, limit).map(({ view }) => view),
    next: last ? cursor([last.due_on, last.id]) : null,
    total: rows[0]?.total ?? 0,
  };
}

/** The first open tasks about a State. */
export async function openOf(pool: Pool, reader: Reader, iso3: string, limit: number): Promise<unknown[]> {
  const values = [...readerValues(reader), iso3];
  const { rows } = await pool.query<Row>({ name: `open-${limit}`, text: open(limit + 1), values });
  return rows.slice(0, limit).map(({ view }) => view);
}
