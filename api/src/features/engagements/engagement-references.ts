import sql from 'sql-template-tag';
import type { EntityManager } from 'typeorm';
import type { IsoDate } from '@demarche/domain/dates';
import type { Actor } from '../../platform/access/actor.js';
import { visible } from '../../platform/access/visible.js';
import { rows } from '../../platform/database/query.js';
import { heldOn } from '../people/post-expressions.js';

/** By person, the post held on the day that the actor may see; of several the one held latest. */
export async function heldPosts(
  em: EntityManager,
  actor: Actor,
  people: readonly string[],
  on: IsoDate,
): Promise<Map<string, string>> {
  const found = await rows<{ person_id: string; post_id: string }>(
    em,
    sql`SELECT DISTINCT ON (h.person_id) h.person_id, h.post_id
        FROM post_holding h JOIN post pt ON pt.id = h.post_id AND ${visible(actor, 'pt')}
        WHERE h.person_id = ANY(${[...people]}::uuid[]) AND ${heldOn('h', on)}
        ORDER BY h.person_id, h.from_on DESC, h.id`,
  );
  return new Map(found.map((row) => [row.person_id, row.post_id]));
}

/** By user, the office held on the day: for the actor the one they act in. */
export async function officesOn(
  em: EntityManager,
  actor: Actor,
  users: readonly string[],
  on: IsoDate,
): Promise<Map<string, string>> {
  const asked = users.filter((id) => id !== actor.userId || !actor.actingOfficeId);
  const offices = new Map<string, string>();
  if (actor.actingOfficeId) offices.set(actor.userId, actor.actingOfficeId);
  if (asked.length === 0) return offices;
  const found = await rows<{ user_id: string; office_id: string }>(
    em,
    sql`SELECT DISTINCT ON (m.user_id) m.user_id, m.office_id FROM mandate m
        WHERE m.user_id = ANY(${asked}::uuid[]) AND ${heldOn('m', on)}
        ORDER BY m.user_id, m.from_on DESC, m.id`,
  );
  for (const { user_id, office_id } of found) offices.set(user_id, office_id);
  return offices;
}
