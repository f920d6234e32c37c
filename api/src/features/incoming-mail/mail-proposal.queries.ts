import sql, { type Sql } from 'sql-template-tag';
import type { MailProposal } from '@demarche/contracts/incoming-mail';
import type { StateRef } from '@demarche/contracts/common';
import type { Actor } from '../../platform/access/actor.js';
import { masked, visible } from '../../platform/access/visible.js';
import { heldOn, todayOf } from '../people/post-expressions.js';

export interface PersonFound {
  id: string;
  name: string;
}
export interface PostFound {
  id: string;
  title: string;
  state: StateRef | null;
  /** Whether its own address wrote, or that of who holds it. */
  own: boolean;
}
export interface LetterFound {
  letter: MailProposal['letters'][number];
  state: StateRef | null;
}
const MOST = 10;

/** The people whose address it is, as the reader may see them. */
export function peopleWith(actor: Actor, address: string): Sql {
  return sql`SELECT p.id, p.name FROM person p WHERE lower(p.email) = ${address} AND ${visible(actor, 'p')}
    ORDER BY p.folded, p.id LIMIT ${MOST}`;
}

/** The posts whose address it is, then those that the people hold today. */
export function postsWith(actor: Actor, address: string, people: readonly string[]): Sql {
  return sql`SELECT pt.id, pt.title, lower(pt.email) IS NOT DISTINCT FROM ${address} AS own,
      CASE WHEN s.iso3 IS NOT NULL THEN json_build_object('iso3', s.iso3, 'name', s.name) END AS state
    FROM post pt JOIN institution i ON i.id = pt.institution_id LEFT JOIN state s ON s.iso3 = i.iso3
    WHERE (lower(pt.email) = ${address} OR pt.id IN (SELECT h.post_id FROM post_holding h
        WHERE h.person_id = ANY(${[...people]}::uuid[]) AND ${heldOn('h', todayOf(actor))})) AND ${visible(actor, 'pt')}
    ORDER BY own DESC, pt.folded, pt.id LIMIT ${MOST}`;
}

/** The one State whose posts have addresses of this domain; no row where they are of several. */
export function stateOfDomain(actor: Actor, domain: string): Sql {
  return sql`SELECT min(s.iso3) AS iso3, min(s.name) AS name
    FROM post pt JOIN institution i ON i.id = pt.institution_id JOIN state s ON s.iso3 = i.iso3
    WHERE lower(split_part(pt.email, '@', 2)) = ${domain} AND ${visible(actor, 'pt')}
    HAVING count(DISTINCT s.iso3) = 1`;
}

/** The State of a country code of the net. */
export function stateOfCountry(iso2: string): Sql {
  return sql`SELECT s.iso3, s.name FROM state s WHERE s.iso2 = ${iso2} AND s.retired_at IS NULL`;
}

export interface AnswerMarks {
  thread: readonly string[];
  references: readonly string[];
  /** The bare subject of an answer; empty: not to be looked for. */
  subject: string;
  people: readonly string[];
  posts: readonly string[];
}

/**
 * Letters of ours that have left, by the message that the mail answers, by the reference it names, or by its subject where it
 * comes from their addressee. Whose reference is masked from the reader, that letter is not found by it.
 */
export function lettersAnswered(actor: Actor, marks: AnswerMarks): Sql {
  const { thread, references, subject, people, posts } = marks;
  // Of an earlier mail in the thread: the letter that it carried, or that the answer before this one answered.
  const byMessage = sql`l.id IN (SELECT coalesce(r.answers_id, r.id) FROM incoming_mail t JOIN letter r ON r.id = t.letter_id
    WHERE t.message_key = ANY(${[...thread]}) AND t.state = 'saved' AND ${visible(actor, 't')} AND ${visible(actor, 'r')})`;
  const byReference = sql`(l.our_ref = ANY(${[...references]}) AND NOT ${masked(actor, 'l')})`;
  const bySubject = sql`(${subject} <> '' AND lower(l.subject) = lower(${subject}) AND NOT ${masked(actor, 'l')}
    AND (l.person_id = ANY(${[...people]}::uuid[]) OR l.post_id = ANY(${[...posts]}::uuid[])))`;
  return sql`SELECT json_build_object('id', l.id, 'subject', l.subject, 'on', l.on_day,
        'ourRef', CASE WHEN NOT ${masked(actor, 'l')} THEN l.our_ref END,
        'by', CASE WHEN ${byMessage} THEN 'message' WHEN ${byReference} THEN 'reference' ELSE 'subject' END) AS letter,
      (SELECT json_build_object('iso3', s.iso3, 'name', s.name) FROM state s WHERE s.iso3 = l.iso3) AS state
    FROM letter l
    WHERE l.course = 'outgoing' AND l.deleted_at IS NULL AND l.status IN ('sent', 'acknowledged', 'replied', 'closed')
      AND ${visible(actor, 'l')} AND (${byMessage} OR ${byReference} OR ${bySubject})
    ORDER BY ${byMessage} DESC, ${byReference} DESC, l.status IN ('sent', 'acknowledged') DESC, l.on_day DESC, l.id LIMIT 5`;
}
