import sql, { type Sql } from 'sql-template-tag';
import type { Role } from '@demarche/domain/permissions';
import type { MandateView } from '@demarche/contracts/session';

export interface SessionRow {
  session_id: string;
  user_id: string;
  name: string;
  email: string;
  zone: string;
  language: string;
  demo: boolean;
  csrf_token: string;
  acting_office_id: string | null;
  seen_at: Date;
  mandates: (MandateView & { role: Role })[];
}

/** The live session behind a token with its user and the mandates that run on `today`: one statement for every request. */
export function sessionByToken(tokenHash: Buffer, now: Date, idleSince: Date): Sql {
  return sql`
    SELECT s.id AS session_id, s.user_id, u.name, u.email, u.zone, u.language, u.demo, s.csrf_token, s.acting_office_id, s.seen_at,
      ${mandatesOn(now)} AS mandates
    FROM session s JOIN app_user u ON u.id = s.user_id
    WHERE s.token_hash = ${tokenHash} AND s.expires_at > ${now} AND s.seen_at > ${idleSince} AND u.active`;
}

export function sessionsAlive(ids: readonly string[], now: Date, idleSince: Date): Sql {
  return sql`SELECT s.id FROM session s JOIN app_user u ON u.id = s.user_id
    WHERE s.id = ANY(${[...ids]}::uuid[]) AND s.expires_at > ${now} AND s.seen_at > ${idleSince} AND u.active`;
}

/** The mandates of the user `u` that run on the day of `now` in UTC, as a JSON list. */
export function mandatesOn(now: Date): Sql {
  return sql`coalesce((
    SELECT jsonb_agg(jsonb_build_object('officeId', o.id, 'name', o.name, 'shortName', o.short_name, 'kind', o.kind,
        'role', m.role, 'from', m.from_on, 'to', m.to_on) ORDER BY m.from_on, o.name)
    FROM mandate m JOIN office o ON o.id = m.office_id
    WHERE m.user_id = u.id AND m.from_on <= (${now}::timestamptz AT TIME ZONE 'UTC')::date
      AND (m.to_on IS NULL OR m.to_on >= (${now}::timestamptz AT TIME ZONE 'UTC')::date)
  ), '[]')`;
}
