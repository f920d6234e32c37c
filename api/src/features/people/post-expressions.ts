import sql, { raw, type Sql } from 'sql-template-tag';
import { dayIn, type IsoDate } from '@demarche/domain/dates';
import type { Actor } from '../../platform/access/actor.js';

/** Whether the holding runs on the day. */
export function heldOn(alias: string, day: IsoDate): Sql {
  const h = raw(alias);
  return sql`(${h}.from_on <= ${day}::date AND (${h}.to_on IS NULL OR ${h}.to_on >= ${day}::date))`;
}

/** A `PostRef`; the State is `s`, joined to the post's institution. */
export function postRef(alias: string): Sql {
  const post = raw(alias);
  return sql`jsonb_build_object('id', ${post}.id, 'title', ${post}.title,
    'state', CASE WHEN s.iso3 IS NOT NULL THEN jsonb_build_object('iso3', s.iso3, 'name', s.name) END)`;
}

/** The calendar day on the reader's own clock. */
export function todayOf(actor: Actor): IsoDate {
  return dayIn(actor.zone, actor.now.toISOString());
}
