import sql, { empty, type Sql } from 'sql-template-tag';
import type { Runner } from '../../platform/database/query.js';
import { firstRow } from '../../platform/database/query.js';
import type { User } from './user.entity.js';
import { limitTo } from '../../platform/paging.js';

export interface UserRow {
  id: string;
  name: string;
  email: string;
  zone: string;
  active: boolean;
  version: number;
  offices: string[];
}

const COLUMNS = (now: Date): Sql => sql`
  u.id, u.name, u.email, u.zone, u.active, u.version, ARRAY(
    SELECT DISTINCT o.short_name FROM mandate m JOIN office o ON o.id = m.office_id
    WHERE m.user_id = u.id AND m.from_on <= (${now}::timestamptz AT TIME ZONE 'UTC')::date
      AND (m.to_on IS NULL OR m.to_on >= (${now}::timestamptz AT TIME ZONE 'UTC')::date)
    ORDER BY o.short_name
  ) AS offices`;

export interface UserFilter {
  q?: string;
  active?: boolean;
  /** Whether `q` also looks at e-mail addresses. */
  byEmail: boolean;
  after?: readonly string[];
  limit: number;
}

/** Accounts by name. There are hundreds, not millions: a search reads them all. */
export function usersPage(now: Date, filter: UserFilter): Sql {
  const q = filter.q && searched(filter.q);
  const [name, id] = filter.after ?? [];
  return sql`
    SELECT ${COLUMNS(now)} FROM app_user u
    WHERE TRUE
      ${filter.active === undefined ? empty : sql`AND u.active = ${filter.active}`}
      ${q ? sql`AND (strpos(${folded('name')}, ${q}) > 0 ${filter.byEmail ? sql`OR strpos(${folded('email')}, ${q}) > 0` : empty})` : empty}
      ${name === undefined ? empty : sql`AND (u.name, u.id) > (${name}, ${id}::uuid)`}
    ORDER BY u.name, u.id ${limitTo(filter.limit + 1)}`;
}

export function userById(now: Date, id: string): Sql {
  return sql`SELECT ${COLUMNS(now)} FROM app_user u WHERE u.id = ${id}`;
}

/** Without case and marks, so that `zoe` finds Zoë; the same on both sides of the comparison. */
function folded(column: 'name' | 'email'): Sql {
  const text = column === 'name' ? sql`u.name` : sql`u.email`;
  return sql`regexp_replace(normalize(lower(${text}), NFKD), '[\\u0300-\\u036f]', '', 'g')`;
}
function searched(q: string): string {
  return q
    .trim()
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '');
}

/** Whether another account has this e-mail address, without regard to case. */
export async function emailTaken(db: Runner, email: string, exceptId: string | null): Promise<boolean> {
  const other = await firstRow(
    db,
    sql`SELECT 1 FROM app_user WHERE lower(email) = lower(${email}) AND id IS DISTINCT FROM ${exceptId}::uuid`,
  );
  return other !== undefined;
}

/** What the audit keeps of an account: never the hash. */
export function auditedUser(user: Pick<User, 'name' | 'email' | 'zone' | 'active'>): object {
  return { name: user.name, email: user.email, zone: user.zone, active: user.active };
}
