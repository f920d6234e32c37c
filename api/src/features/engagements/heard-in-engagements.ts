import sql, { raw, type Sql } from 'sql-template-tag';
import type { Actor } from '../../platform/access/actor.js';
import { masked, visible } from '../../platform/access/visible.js';
import type { Heard } from '../people/last-heard.service.js';

/**
 * Whoever was met was heard of. Contacts under a caveat that masks who was there tell nothing; what a letter made is told by
 * the letter, for one that we sent is no sign of life.
 */
export const heardInEngagements: Heard = {
  post: (actor, alias) => lastMet(actor, sql`ep.post_id = ${raw(alias)}.id`),
  person: (actor, alias) => lastMet(actor, sql`ep.person_id = ${raw(alias)}.id`),
};

function lastMet(actor: Actor, whom: Sql): Sql {
  return sql`(SELECT max(e.on_day) FROM engagement_person ep
      JOIN engagement e ON e.id = ep.engagement_id AND e.status = 'held' AND e.deleted_at IS NULL AND e.parent_id IS NULL
        AND ${visible(actor, 'e')} AND NOT ${masked(actor, 'e')}
      JOIN person met ON met.id = ep.person_id AND ${visible(actor, 'met')}
    WHERE ${whom})`;
}
