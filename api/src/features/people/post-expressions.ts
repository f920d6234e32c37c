import sql, { raw, type Sql } from 'sql-template-tag';
import { dayIn, type IsoDate } from '@demarche/domain/dates';
import type { Actor } from '../../platform/access/actor.js';
import { visible } from '../../platform/access/visible.js';

/** Whether the holding runs on the day. */
export function heldOn(alias: string, day: IsoDate): Sql {
  const h = raw(alias);
  return sql`(${h}.from_on <= ${day}::date AND (${h}.to_on IS NULL OR ${h}.to_on >= ${day}::date))`;
}

/** A `PostRef`; the State is `s`, joined to the post's institution. */
export function postRef(alias: string): Sql {
  const post = raw(alias);
  return sql`json_build_object('id', ${post}.id, 'title', ${post}.title,
    'state', CASE WHEN s.iso3 IS NOT NULL THEN json_build_object('iso3', s.iso3, 'name', s.name) END)`;
}

/**
 * Whether the reader may know of the institution under the alias. One that is known only through posts of which they may see
 * none is nowhere: its name would tell of them.
 */
export function knownInstitution(actor: Actor, alias: string): Sql {
  const i = raw(alias);
  return sql`(${i}.listed OR EXISTS (SELECT 1 FROM post pt WHERE pt.institution_id = ${i}.id AND ${visible(actor, 'pt')}))`;
}

/** The calendar day on the reader's own clock. */
export function todayOf(actor: Actor): IsoDate {
  return dayIn(actor.zone, actor.now.toISOString());
}
