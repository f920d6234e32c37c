import type { IsoDate } from './dates.js';
import { LETTER_STATUSES, type LetterStanding, type LetterStatus, statusAfter } from './letter-course.js';
import type { LetterForm, LetterLanguage } from './letter-document.js';

/** Source: issue "People and letters": a job with progress and cancel; made whole or not at all. */
export const LETTER_BATCH_STATUSES = ['waiting', 'making', 'made', 'cancelled', 'failed'] as const;
export type LetterBatchStatus = (typeof LETTER_BATCH_STATUSES)[number];

/** What is done to all letters of a batch in one act. `void` throws away the drafts that have no number yet. */
export const LETTER_BATCH_STEPS = ['clear', 'sign', 'send', 'void'] as const;
export type LetterBatchStep = (typeof LETTER_BATCH_STEPS)[number];

/** What may be wrong with an addressee, the worst first. Source: issue "People and letters", batches and bad input. */
export const ADDRESSEE_FAULTS = [
  'no_post',
  'same_post',
  'no_language',
  'no_template',
  'vacant',
  'bounced',
  'no_form_of_address',
  'gap',
] as const;
export type AddresseeFault = (typeof ADDRESSEE_FAULTS)[number];

/** A letter cannot be written; it can, if somebody says so; it can, and this is said beside it. */
export type FaultWeight = 'stops' | 'asks' | 'tells';

/** How grave a fault is for a letter of this form: a note verbale goes to an institution and addresses nobody by name. */
export function weightOf(fault: AddresseeFault, form: LetterForm): FaultWeight {
  switch (fault) {
    case 'no_post':
    case 'same_post':
    case 'no_language':
    case 'no_template':
      return 'stops';
    case 'vacant':
    case 'bounced':
      return 'asks';
    case 'no_form_of_address':
      return addressesPerson(form) ? 'asks' : 'tells';
    case 'gap':
      return 'tells';
  }
}

export type AddresseeState = 'ready' | 'to_decide' | 'stopped';

/** Whether a letter can be written to an addressee with these faults. @param anyway somebody said to write all the same */
export function addresseeState(faults: readonly AddresseeFault[], form: LetterForm, anyway: boolean): AddresseeState {
  const weights = faults.map((fault) => weightOf(fault, form));
  if (weights.includes('stops')) return 'stopped';
  return weights.includes('asks') && !anyway ? 'to_decide' : 'ready';
}

function addressesPerson(form: LetterForm): boolean {
  return form === 'letter' || form === 'email';
}

/** A post as a batch chooses among those of a State. */
export interface CandidatePost {
  readonly id: string;
  readonly function: string;
  readonly city: string | null;
  readonly held: boolean;
  readonly bouncedOn: IsoDate | null;
}

/**
 * The post that a letter goes to where nobody chose one: in the city that is wanted, of the head of the institution, held,
 * and with an address that works, in this order.
 */
export function usualPost<Post extends CandidatePost>(
  posts: readonly Post[],
  city: string | undefined,
): Post | undefined {
  const rank = (post: Post): number =>
    (city !== undefined && post.city?.toLowerCase() === city.toLowerCase() ? 0 : 8) +
    (isHead(post.function) ? 0 : 4) +
    (post.held ? 0 : 2) +
    (post.bouncedOn === null ? 0 : 1);
  return [...posts].sort((a, b) => rank(a) - rank(b) || compare(a.id, b.id))[0];
}

/** Whoever leads: a deputy or assistant of theirs does not. */
function isHead(title: string): boolean {
  const deputy = /\b(deputy|assistant|vice|adjoint|adjointe|adjunt[oa]|alternate|secretary to)\b/i;
  const head =
    /\b(permanent representative|permanent observer|ambassador|chargé|charge d|minister|head of|president|prime minister|speaker|représentante? permanente?|representante permanente)\b/i;
  return head.test(title) && !deputy.test(title) && !/\bminister[- ]counsellor\b/i.test(title);
}

/**
 * The language of a letter: the one that was chosen, else the first of the addressee's for which there is a text, else the
 * one taken where none is known. Null where that leaves none.
 */
export function batchLanguage(
  { chosen, known }: { chosen?: LetterLanguage | undefined; known: readonly string[] },
  texts: readonly LetterLanguage[],
  otherwise: LetterLanguage | undefined,
): { language: LetterLanguage | null; fault: 'no_language' | 'no_template' | null } {
  const wanted = chosen ?? known.map((one) => texts.find((text) => text === one)).find((text) => text !== undefined);
  const language = wanted ?? otherwise ?? null;
  if (language === null) return { language, fault: known.length === 0 ? 'no_language' : 'no_template' };
  return { language, fault: texts.includes(language) ? null : 'no_template' };
}

/**
 * The steps that take a letter of a batch through `step`; none for one that is as far, or void. Undefined where it is not as
 * far as that step begins, unless `withEarlier`: then the steps before it are taken too.
 */
export function pathTo(
  letter: LetterStanding,
  step: LetterBatchStep,
  withEarlier: boolean,
): (LetterBatchStep | 'discard')[] | undefined {
  if (letter.status === 'void') return [];
  if (step === 'void') return [statusAfter(letter, 'discard') ? 'discard' : 'void'];
  const goal = GOALS[step];
  const path: LetterBatchStep[] = [];
  for (let now = letter; rankOf(now.status) < rankOf(goal);) {
    const next = FORWARD.find((one) => statusAfter(now, one) !== undefined);
    const status = next && statusAfter(now, next);
    if (!next || !status || rankOf(status) > rankOf(goal)) break;
    path.push(next);
    now = { ...now, status, numbered: true };
  }
  return path.length > 1 && !withEarlier ? undefined : path;
}

const FORWARD = ['clear', 'sign', 'send'] as const;
const GOALS = { clear: 'cleared', sign: 'signed', send: 'sent' } as const satisfies Record<string, LetterStatus>;
const rankOf = (status: LetterStatus): number => LETTER_STATUSES.indexOf(status);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
