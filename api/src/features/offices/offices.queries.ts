import sql, { empty, type Sql } from 'sql-template-tag';
import type { MandateRecord, OfficeView } from '@demarche/contracts/offices';
import { limitTo } from '../../platform/paging.js';

export type OfficeRow = OfficeView;
export type MandateRow = MandateRecord;

const COLUMNS = (today: string): Sql => sql`
  o.id, o.kind, o.name, o.short_name AS "shortName", o.treaty, o.version, coalesce((
    SELECT jsonb_agg(jsonb_build_object('user', jsonb_build_object('id', u.id, 'name', u.name), 'role', m.role,
        'from', m.from_on, 'to', m.to_on, 'mandateId', m.id,
        'version', m.version) ORDER BY m.from_on, u.name)
    FROM mandate m JOIN app_user u ON u.id = m.user_id
    WHERE m.office_id = o.id AND u.active AND m.from_on <= ${today}::date AND (m.to_on IS NULL OR m.to_on >= ${today}::date)
  ), '[]') AS holders`;

/** Offices by name, with who holds each on `today`. */
export function officesPage(
  today: string,
  treaty: string | undefined,
  after: readonly string[] | undefined,
  limit: number,
): Sql {
  const [name, id] = after ?? [];
  return sql`
    SELECT ${COLUMNS(today)} FROM office o
    WHERE TRUE ${treaty === undefined ? empty : sql`AND (o.treaty IS NULL OR o.treaty = ${treaty})`}
      ${name === undefined ? empty : sql`AND (o.name, o.id) > (${name}, ${id}::uuid)`}
    ORDER BY o.name, o.id ${limitTo(limit + 1)}`;
}

export function officeById(today: string, id: string): Sql {
  return sql`SELECT ${COLUMNS(today)} FROM office o WHERE o.id = ${id}`;
}

const MANDATE = sql`
  SELECT m.id, m.office_id AS "officeId", jsonb_build_object('id', u.id, 'name', u.name) AS user, m.role,
    m.from_on AS "from", m.to_on AS "to", m.version
  FROM mandate m JOIN app_user u ON u.id = m.user_id`;

export function mandatesOf(officeId: string): Sql {
  return sql`${MANDATE} WHERE m.office_id = ${officeId} ORDER BY m.from_on DESC, u.name, m.id`;
}

/** Locked, for a change. */
export function mandateForUpdate(officeId: string, id: string): Sql {
  return sql`${MANDATE} WHERE m.office_id = ${officeId} AND m.id = ${id} FOR UPDATE OF m`;
}

/** A mandate of the same user in the same office that shares a day with the given days, both ends included. */
export function overlappingMandate(
  officeId: string,
  userId: string,
  from: string,
  to: string | null,
  exceptId: string | null,
): Sql {
  return sql`SELECT m.from_on AS "from", m.to_on AS "to" FROM mandate m
    WHERE m.office_id = ${officeId} AND m.user_id = ${userId} AND m.id IS DISTINCT FROM ${exceptId}::uuid
      AND daterange(m.from_on, m.to_on, '[]') && daterange(${from}::date, ${to}::date, '[]')
    LIMIT 1`;
}

/** Whether somebody active is administrator on `today`, and the last day on which somebody is (`infinity`: no end is set). */
export function administration(today: string): Sql {
  return sql`
    SELECT coalesce(bool_or(m.from_on <= ${today}::date), FALSE) AS today,
      coalesce(max(coalesce(m.to_on, 'infinity')), '-infinity')::text AS until
    FROM mandate m JOIN app_user u ON u.id = m.user_id
    WHERE m.role = 'administrator' AND u.active AND (m.to_on IS NULL OR m.to_on >= ${today}::date)`;
}
