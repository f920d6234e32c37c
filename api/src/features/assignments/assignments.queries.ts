import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import type { AssignmentView } from '@demarche/contracts/states';
import { isIsoDate, type IsoDate } from '@demarche/domain/dates';
import { decodeCursor, isUuid, limitTo } from '../../platform/paging.js';
import type { AssignmentsQuery } from './assignments.dto.js';

export interface AssignmentRow {
  iso3: string;
  from_on: IsoDate;
  id: string;
  view: AssignmentView;
}

/** Whether the assignment runs on the day. */
function runsOn(alias: string, day: IsoDate): Sql {
  const a = raw(alias);
  return sql`(${a}.from_on <= ${day}::date AND (${a}.to_on IS NULL OR ${a}.to_on >= ${day}::date))`;
}

/** The `AssignmentView` of a row; `s`, `o` and `u` are its State, office and user. */
function assignmentView(alias: string): Sql {
  const a = raw(alias);
  return sql`json_build_object('id', ${a}.id, 'state', json_build_object('iso3', s.iso3, 'name', s.name),
    'office', json_build_object('id', o.id, 'shortName', o.short_name, 'name', o.name),
    'user', CASE WHEN u.id IS NOT NULL THEN json_build_object('id', u.id, 'name', u.name) END, 'tier', ${a}.tier,
    'nextStep', ${a}.next_step, 'nextStepDueOn', ${a}.next_step_due_on, 'from', ${a}.from_on, 'to', ${a}.to_on,
    'version', ${a}.version)`;
}

const JOINED = sql`state_assignment a JOIN state s ON s.iso3 = a.iso3 JOIN office o ON o.id = a.office_id
  LEFT JOIN app_user u ON u.id = a.user_id`;

/** One row more than the page holds, by State and day of beginning. */
export function assignmentsPage(treaty: string, today: IsoDate, query: AssignmentsQuery): Sql {
  const conditions = [
    sql`a.treaty_key = ${treaty}`,
    query.period === 'running' && runsOn('a', today),
    query.office && sql`a.office_id = ${query.office}`,
    query.user && sql`a.user_id = ${query.user}`,
    query.state && sql`a.iso3 = ${query.state}`,
  ].filter((condition) => typeof condition === 'object');
  return sql`SELECT a.iso3, a.from_on, a.id, ${assignmentView('a')} AS view FROM ${JOINED}
    WHERE ${join(conditions, ' AND ')}${afterCursor(query)} ORDER BY a.iso3, a.from_on, a.id ${limitTo(query.limit + 1)}`;
}

function afterCursor(query: AssignmentsQuery): Sql {
  if (query.after === undefined) return empty;
  const [iso3, from, id] = decodeCursor(query.after, [(part) => /^[A-Z]{3}$/.test(part), isIsoDate, isUuid]);
  return sql` AND (a.iso3, a.from_on, a.id) > (${iso3}, ${from}::date, ${id}::uuid)`;
}

/** Who looks after these States on the day; of all States where none are named. */
export function assignmentsOn(treaty: string, day: IsoDate, states?: readonly string[]): Sql {
  const which = states ? sql` AND a.iso3 = ANY(${[...states]})` : empty;
  return sql`SELECT a.iso3, a.from_on, a.id, ${assignmentView('a')} AS view FROM ${JOINED}
    WHERE a.treaty_key = ${treaty} AND ${runsOn('a', day)}${which} ORDER BY a.iso3`;
}
