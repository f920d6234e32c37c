import sql, { type Sql } from 'sql-template-tag';
import { silentBefore } from '@demarche/domain/post';
import type { Actor } from '../../platform/access/actor.js';
import { recordJson } from '../../platform/access/record-json.js';
import { visible } from '../../platform/access/visible.js';
import { flagsOf } from './flags/flag-expressions.js';
import { heldOn, todayOf } from './post-expressions.js';

/** The views of the posts in `page` (which selects their ids), by title. `heard`: when the post `pt` was last heard of. */
export function postViews(actor: Actor, page: Sql, heard: Sql): Sql {
  return sql`
    SELECT pt.folded, pt.id, json_build_object(${recordJson(actor, 'person.write', 'pt')}, 'function', pt.function,
        'title', pt.title, 'email', pt.email, 'language', pt.language, 'bouncedOn', pt.bounced_on,
        'bounceReason', pt.bounce_reason,
        'institution', json_build_object('id', i.id, 'name', i.name, 'kind', i.kind, 'city', i.city),
        'state', CASE WHEN s.iso3 IS NOT NULL THEN json_build_object('iso3', s.iso3, 'name', s.name) END,
        'holders', coalesce(now.holders, '[]'),
        'vacantSince', CASE WHEN now.holders IS NULL THEN ${lastHeldOn(actor)} + 1 END,
        'lastHeardOn', heard.on_day,
        'silent', ${isSilent(actor, sql`heard.on_day`)}) AS view
    FROM (${page}) page JOIN post pt ON pt.id = page.id AND ${visible(actor, 'pt')}
      JOIN institution i ON i.id = pt.institution_id LEFT JOIN state s ON s.iso3 = i.iso3
      LEFT JOIN LATERAL (${holders(actor)}) now ON TRUE
      LEFT JOIN LATERAL (SELECT ${heard} AS on_day) heard ON TRUE
    ORDER BY pt.folded, pt.id`;
}

/** Whether the post `pt` was not heard of for a year. One that is younger, and was never heard of, is not silent yet. */
export function isSilent(actor: Actor, heardOn: Sql): Sql {
  if (!actor.permissions.has('derived.read')) return sql`FALSE`;
  return sql`coalesce(${heardOn}, pt.created_at::date) < ${silentBefore(todayOf(actor))}::date`;
}

/** Whether somebody whom the reader may see holds the post `pt` today. */
export function isHeld(actor: Actor): Sql {
  return sql`EXISTS (
      SELECT 1 FROM post_holding h JOIN person p ON p.id = h.person_id AND ${visible(actor, 'p')}
      WHERE h.post_id = pt.id AND ${heldOn('h', todayOf(actor))})`;
}

function holders(actor: Actor): Sql {
  return sql`SELECT json_agg(json_build_object('id', p.id, 'name', p.name, 'from', h.from_on, 'holdingId', h.id,
        'version', h.version, 'email', p.email, 'bouncedOn', p.bounced_on, 'languages', to_json(p.languages),
        'addresses', p.addresses, 'flags', ${flagsOf(actor, 'person', sql`p.id`)}) ORDER BY h.from_on, p.id) AS holders
    FROM post_holding h JOIN person p ON p.id = h.person_id AND ${visible(actor, 'p')}
    WHERE h.post_id = pt.id AND ${heldOn('h', todayOf(actor))}`;
}

/** The last day on which somebody held it of whom the reader may know. */
function lastHeldOn(actor: Actor): Sql {
  return sql`(SELECT max(h.to_on) FROM post_holding h JOIN person p ON p.id = h.person_id AND ${visible(actor, 'p')}
    WHERE h.post_id = pt.id AND h.to_on < ${todayOf(actor)}::date)`;
}

/** Who held the post over time, the latest first: `PostHoldingView`s of people whom the reader may see. */
export function holdingsOf(actor: Actor, postId: string): Sql {
  return sql`SELECT h.id AS "holdingId", json_build_object('id', p.id, 'name', p.name) AS person, h.from_on AS from,
      h.to_on AS to, h.version FROM post_holding h JOIN person p ON p.id = h.person_id AND ${visible(actor, 'p')}
    WHERE h.post_id = ${postId} ORDER BY h.from_on DESC, h.id`;
}
