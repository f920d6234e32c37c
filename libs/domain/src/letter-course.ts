import type { LetterForm } from './letter-document.js';

/** To us or from us. Letters of the depositary and of partners to a State are outgoing too: see `LETTER_ORIGINS`. */
export const LETTER_COURSES = ['outgoing', 'incoming'] as const;
export type LetterCourse = (typeof LETTER_COURSES)[number];

/** Whose letter an outgoing one is. Those of others are registered as they were sent, under no reference of ours. */
export const LETTER_ORIGINS = ['own', 'depositary', 'partner'] as const;
export type LetterOrigin = (typeof LETTER_ORIGINS)[number];

/** Source: issue "People and letters": draft → cleared → signed → sent → acknowledged → replied, chased or closed. */
export const LETTER_STATUSES = [
  'draft',
  'cleared',
  'signed',
  'sent',
  'received',
  'acknowledged',
  'replied',
  'closed',
  'void',
] as const;
export type LetterStatus = (typeof LETTER_STATUSES)[number];

/** What is done to a letter. A reply is no step of its own: it is another letter, and moves the one it answers. */
export const LETTER_STEPS = [
  'clear',
  'revise',
  'sign',
  'send',
  'acknowledge',
  'chase',
  'close',
  'reopen',
  'void',
  'discard',
] as const;
export type LetterStep = (typeof LETTER_STEPS)[number];

export const LETTER_CHANNELS = ['post', 'email', 'hand', 'fax', 'other'] as const;
export type LetterChannel = (typeof LETTER_CHANNELS)[number];

/** What of a letter its next steps follow from. */
export interface LetterStanding {
  readonly course: LetterCourse;
  readonly form: LetterForm;
  readonly status: LetterStatus;
  /** Whether it has a reference of ours: what was numbered is voided, never thrown away. */
  readonly numbered: boolean;
  readonly acknowledged?: boolean;
  readonly answered?: boolean;
}

/** A note verbale is initialled, a letter signed; the others go out as they were cleared. */
export function bearsSignature(form: LetterForm): boolean {
  return form === 'note_verbale' || form === 'letter';
}

/** Where a letter stands after a step; undefined where the step cannot be taken. `discard` leaves nothing: `void`. */
export function statusAfter(letter: LetterStanding, step: LetterStep): LetterStatus | undefined {
  return FROM[step](letter);
}

/** Where a letter that left or arrived stands by what came of it: one that is reopened, one whose answer was taken back. */
export function statusByEvents({
  course,
  acknowledged,
  answered,
}: Pick<LetterStanding, 'course' | 'acknowledged' | 'answered'>): LetterStatus {
  if (answered) return 'replied';
  if (acknowledged) return 'acknowledged';
  return course === 'outgoing' ? 'sent' : 'received';
}

/** The steps that can be taken now, in the order in which they are offered. */
export function stepsOf(letter: LetterStanding): LetterStep[] {
  return LETTER_STEPS.filter((step) => statusAfter(letter, step) !== undefined);
}

/** Whether another letter may answer it: it has left, or arrived, and stands. */
export function canBeAnswered({ status }: Pick<LetterStanding, 'status'>): boolean {
  return ANSWERABLE.includes(status);
}

/** Whether its text, addressee and language may still be changed. */
export function isBeingWritten({ status }: Pick<LetterStanding, 'status'>): boolean {
  return status === 'draft';
}

const ANSWERABLE: readonly LetterStatus[] = ['sent', 'received', 'acknowledged', 'replied', 'closed'];
const READY: readonly LetterStatus[] = ['cleared', 'signed'];
const ON_ITS_WAY: readonly LetterStatus[] = ['sent', 'received', 'acknowledged'];

type Next = (letter: LetterStanding) => LetterStatus | undefined;
const from =
  (statuses: readonly LetterStatus[], next: LetterStatus): Next =>
  ({ status }) =>
    statuses.includes(status) ? next : undefined;

const FROM: Record<LetterStep, Next> = {
  clear: from(['draft'], 'cleared'),
  revise: from(READY, 'draft'),
  sign: (letter) => (bearsSignature(letter.form) ? from(['cleared'], 'signed')(letter) : undefined),
  send: ({ form, status }) => (status === (bearsSignature(form) ? 'signed' : 'cleared') ? 'sent' : undefined),
  acknowledge: from(['sent', 'received'], 'acknowledged'),
  // Only what we wait for is chased, and it goes on being waited for.
  chase: ({ course, status }) =>
    course === 'outgoing' && (status === 'sent' || status === 'acknowledged') ? status : undefined,
  close: from([...ON_ITS_WAY, 'replied'], 'closed'),
  reopen: (letter) => (letter.status === 'closed' ? statusByEvents(letter) : undefined),
  void: ({ status, numbered }) =>
    READY.includes(status) || ANSWERABLE.includes(status) || (status === 'draft' && numbered) ? 'void' : undefined,
  discard: ({ status, numbered }) => (status === 'draft' && !numbered ? 'void' : undefined),
};
