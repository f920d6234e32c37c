import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import { type Label, LABELS } from '@demarche/domain/labels';
import { Once } from '../database/once.js';
import type { Actor } from './actor.js';

/**
 * What a reader may see is these three conditions and no others. `alias` names a labelled table in the statement: one
 * with the columns effective_label, effective_caveats and access_lists.
 */

/** Rows the reader may read. */
export function visible(actor: Actor, alias: string): Sql {
  const a = raw(alias);
  return sql`(${levelOpen(actor, alias)} AND (NOT 'counts_only' = ANY(${a}.effective_caveats) OR ${listed(actor, alias)}))`;
}

/**
 * `visible` taken apart: conditions that exclude each other and together are it. Each fixes the level, for indexes that lead
 * with it; what is restricted is found by the reader's lists, for an index over those.
 */
export function visibleByLevel(actor: Actor, alias: string): Sql[] {
  const a = raw(alias);
  const open = LABELS.filter((level) => level !== 'restricted' && actor.readable.includes(level)).map(
    (level) => sql`(${a}.effective_label = ${word(level)} AND ${visible(actor, alias)})`,
  );
  if (actor.listUse === 'none') return open.length > 0 ? open : [sql`FALSE`];
  return [...open, sql`(${a}.effective_label = 'restricted' AND ${listedOnly(actor, alias)})`];
}

/** True where the columns that attribute (people met, our people, organisations) stay hidden: Chatham House, outside its list. */
export function masked(actor: Actor, alias: string): Sql {
  return sql`('chatham_house' = ANY(${raw(alias)}.effective_caveats) AND NOT ${listed(actor, alias)})`;
}

/** Rows that count for the reader: what may be read, and what may be counted only. */
export function countable(actor: Actor, alias: string): Sql {
  return levelOpen(actor, alias);
}

/**
 * `countable` for a rollup, whose rows add up the records of one level that is not restricted. What is restricted counts
 * besides, record by record: `listedOnly`.
 */
export function countableLevels(actor: Actor, alias: string): Sql {
  if (actor.readable.length === 0) return sql`FALSE`;
  return sql`${raw(alias)}.label IN (${join(actor.readable.map(word))})`;
}

/** Rows on whose lists the reader stands, on every one of them: found by the index over the lists. */
export function listedOnly(actor: Actor, alias: string): Sql {
  if (actor.listUse === 'none') return sql`FALSE`;
  return sql`(${raw(alias)}.access_lists && ${listsOf(actor)} AND ${listed(actor, alias)})`;
}

/** True where the reader stands on every list of the record, and there is one. */
export function listed(actor: Actor, alias: string): Sql {
  if (actor.listUse === 'none') return sql`FALSE`;
  const a = raw(alias);
  return sql`(cardinality(${a}.access_lists) > 0 AND (${a}.access_lists <@ ${listsOf(actor)}) IS TRUE)`;
}

function levelOpen(actor: Actor, alias: string): Sql {
  const a = raw(alias);
  const levels =
    actor.readable.length > 0 ? sql`${a}.effective_label IN (${join(actor.readable.map(word))})` : sql`FALSE`;
  return sql`(${levels} OR (${a}.effective_label = 'restricted' AND ${listed(actor, alias)}))`;
}

/** Levels are words of ours: written out, so that a plan knows how common they are. */
const word = (level: Label): Sql => raw(`'${level}'`);

const lists = new WeakMap<Actor, Once>();

/** The lists on which the reader stands: looked up once a statement, however many records are measured against them. */
function listsOf(actor: Actor): Once {
  let once = lists.get(actor);
  if (!once) {
    once = new Once(readerLists(actor));
    lists.set(actor, once);
  }
  return once;
}

function readerLists(actor: Actor): Sql {
  // What an administrator was put on in the ordinary way counts for nothing: they read by break-glass alone.
  const standing = actor.listUse === 'standing';
  const valid = sql`(${standing ? sql`m.expires_at IS NULL OR ` : empty}m.expires_at > ${actor.now})`;
  const offices = standing ? actor.officeIds : [];
  // One branch each, so that each is read from its index alone, and a plan for any offices knows how many there are.
  const members = [sql`m.user_id = ${actor.userId}`, ...offices.map((id) => sql`m.office_id = ${id}`)];
  const branches = members.map((who) => sql`SELECT m.list_id FROM access_list_member m WHERE ${who} AND ${valid}`);
  return sql`SELECT ARRAY(${join(branches, ' UNION ALL ')}) AS value`;
}
