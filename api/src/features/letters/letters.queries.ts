import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import type { LetterView } from '@demarche/contracts/letters';
import { isIsoDate } from '@demarche/domain/dates';
import type { Actor } from '../../platform/access/actor.js';
import { pageByLevel } from '../../platform/access/page-by-level.js';
import { masked, visible } from '../../platform/access/visible.js';
import { holdsWords } from '../../platform/database/expressions.js';
import { decodeCursor, isUuid } from '../../platform/paging.js';
import { dueOn, isAwaited, letterView, statusSeen } from './letter-view.js';
import type { LettersQuery } from './letters.dto.js';

export interface LetterRow {
  on_day: string;
  id: string;
  view: Omit<LetterView, 'steps'> & { numbered: boolean };
}

/** One letter, or no row where there is none that the reader may see. */
export function letterById(actor: Actor, id: string): Sql {
  return sql`SELECT l.on_day, l.id, ${letterView(actor, 'l')} AS view FROM letter l
    WHERE l.id = ${id} AND l.deleted_at IS NULL AND ${visible(actor, 'l')}`;
}

/** One row more than the page holds, each level the reader may see read in order from its own branch. */
export function lettersPage(actor: Actor, treaty: string, query: LettersQuery): Sql {
  const where = join([sql`l.treaty_key = ${treaty}`, sql`l.deleted_at IS NULL`, ...filters(actor, query)], ' AND ');
  const page = pageByLevel(
    actor,
    'l',
    (here) => sql`SELECT l.on_day, l.id FROM letter l WHERE ${where} AND ${here}${afterCursor(query)}`,
    'on_day DESC, id DESC',
    query.limit + 1,
  );
  return sql`SELECT l.on_day, l.id, ${letterView(actor, 'l')} AS view
    FROM (${page}) page JOIN letter l ON l.id = page.id ORDER BY l.on_day DESC, l.id DESC`;
}

function filters(actor: Actor, query: LettersQuery): Sql[] {
  // Filters that attribute find nothing where Chatham House masks who it was.
  const attribution = [
    query.post &&
      sql`l.post_id = ${query.post}
      AND EXISTS (SELECT 1 FROM post pt WHERE pt.id = l.post_id AND ${visible(actor, 'pt')})`,
    query.person &&
      sql`l.person_id = ${query.person}
      AND EXISTS (SELECT 1 FROM person p WHERE p.id = l.person_id AND ${visible(actor, 'p')})`,
    query.office && sql`l.office_id = ${query.office}`,
    query.ref &&
      sql`(starts_with(upper(l.our_ref), ${query.ref.toUpperCase()})
      OR starts_with(upper(l.their_ref), ${query.ref.toUpperCase()}))`,
  ].filter((condition) => typeof condition === 'object');
  const today = actor.now.toISOString().slice(0, 10);
  return [
    query.state && sql`l.iso3 = ${query.state}`,
    query.batch &&
      sql`l.batch_id = ${query.batch}
      AND EXISTS (SELECT 1 FROM letter_batch b WHERE b.id = l.batch_id AND ${visible(actor, 'b')})`,
    query.course && sql`l.course = ${query.course}`,
    query.origin && sql`l.origin = ${query.origin}`,
    query.form && sql`l.form = ANY(${query.form})`,
    query.language && sql`l.language = ${query.language}`,
    query.status && inStatus(actor, query.status),
    query.awaiting && isAwaited(actor, 'l'),
    query.awaiting === 'overdue' && sql`${dueOn('l')} < ${today}::date`,
    query.from && sql`l.on_day >= ${query.from}::date`,
    query.to && sql`l.on_day <= ${query.to}::date`,
    query.q && holdsWords('l.folded', query.q),
    ...attribution,
    attribution.length > 0 && sql`NOT ${masked(actor, 'l')}`,
  ].filter((condition) => typeof condition === 'object');
}

/** Of these no answer makes another: they are found by an index of their own, for they are few. */
const AT_REST = ['draft', 'cleared', 'signed', 'closed', 'void'];

function inStatus(actor: Actor, wanted: readonly string[]): Sql {
  if (!wanted.every((status) => AT_REST.includes(status))) return sql`${statusSeen(actor, 'l')} = ANY(${[...wanted]})`;
  return sql`l.status IN ('draft', 'cleared', 'signed', 'closed', 'void') AND l.status = ANY(${[...wanted]})`;
}

function afterCursor(query: LettersQuery): Sql {
  if (query.after === undefined) return empty;
  const [on, id] = decodeCursor(query.after, [isIsoDate, isUuid]);
  return sql` AND ${raw('(l.on_day, l.id)')} < (${on}::date, ${id}::uuid)`;
}
