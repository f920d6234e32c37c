import type { LetterStatus, LetterStep, LetterView } from '@demarche/contracts/letters';
import { bearsSignature } from '@demarche/domain/letter-course';

export interface CourseStep {
  readonly status: LetterStatus;
  readonly state: 'done' | 'now' | 'ahead';
}
type Standing = Pick<LetterView, 'course' | 'origin' | 'form' | 'status' | 'replyWeeks'>;

/** The way of a letter from its draft to its answer, and where on it it stands. */
export function courseOf(letter: Standing): CourseStep[] {
  const way = wayOf(letter);
  const here = way.indexOf(letter.status);
  return way.map((status, index) => ({ status, state: index < here ? 'done' : index === here ? 'now' : 'ahead' }));
}

function wayOf({ course, origin, form, status, replyWeeks }: Standing): LetterStatus[] {
  if (status === 'void') return ['void'];
  const begins: LetterStatus[] =
    course === 'incoming'
      ? ['received']
      : origin === 'own'
        ? ['draft', 'cleared', ...(bearsSignature(form) ? (['signed'] as const) : []), 'sent']
        : ['sent'];
  const acknowledged: LetterStatus[] = status === 'acknowledged' ? ['acknowledged'] : [];
  const mayBeAnswered = course === 'incoming' || replyWeeks !== null || status === 'replied';
  const ends: LetterStatus[] = status === 'closed' ? ['closed'] : mayBeAnswered ? ['replied'] : [];
  return [...begins, ...acknowledged, ...ends];
}

/** Steps that ask for something first: a day, a way, a reason, or whether it is meant. */
export const ASKING: readonly LetterStep[] = ['send', 'acknowledge', 'chase', 'void', 'discard'];
/** What takes a step back, where that is another step. */
export const UNDOING: Partial<Record<LetterStep, LetterStep>> = {
  clear: 'revise',
  revise: 'clear',
  close: 'reopen',
  reopen: 'close',
};
const LEADING: readonly LetterStep[] = ['clear', 'sign', 'send'];

/** The step that leads on, those worth a button beside it, and the rest. */
export function actsOf(steps: readonly LetterStep[]): {
  lead: LetterStep | null;
  beside: LetterStep[];
  more: LetterStep[];
} {
  const lead = LEADING.find((step) => steps.includes(step)) ?? null;
  const beside: LetterStep[] = steps
    .filter((step) => step === 'chase' || step === 'acknowledge' || step === 'reopen')
    .slice(0, 2);
  return { lead, beside, more: steps.filter((step) => step !== lead && !beside.includes(step)) };
}
