import sql, { raw, type Sql } from 'sql-template-tag';
import type { Actor } from '../../platform/access/actor.js';
import { masked, visible } from '../../platform/access/visible.js';
import type { Heard } from '../people/last-heard.service.js';

/** Whoever wrote to us, or acknowledged what we wrote, was heard of. */
export const heardInLetters: Heard = {
  post: (actor, alias) => lastLetter(actor, sql`l.post_id = ${raw(alias)}.id`),
  person: (actor, alias) => lastLetter(actor, sql`l.person_id = ${raw(alias)}.id`),
};

function lastLetter(actor: Actor, whose: Sql): Sql {
  return sql`(SELECT max(CASE WHEN l.course = 'incoming' THEN l.on_day ELSE l.acknowledged_on END) FROM letter l
    WHERE ${whose} AND l.deleted_at IS NULL AND l.status <> 'void' AND ${visible(actor, 'l')} AND NOT ${masked(actor, 'l')})`;
}
