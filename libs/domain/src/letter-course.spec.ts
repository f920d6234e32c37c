import { describe, expect, it } from 'vitest';
import {
  bearsSignature,
  canBeAnswered,
  isBeingWritten,
  LETTER_STATUSES,
  LETTER_STEPS,
  type LetterStanding,
  type LetterStatus,
  type LetterStep,
  statusAfter,
  stepsOf,
} from './letter-course.js';
import { LETTER_FORMS } from './letter-document.js';

const outgoing = (status: LetterStatus, form: LetterStanding['form'] = 'note_verbale'): LetterStanding => ({
  course: 'outgoing',
  form,
  status,
  numbered: status !== 'draft',
});

describe('a letter of ours', () => {
  it('goes from the draft to the answer', () => {
    const way: [LetterStep, LetterStatus][] = [
      ['clear', 'cleared'],
      ['sign', 'signed'],
      ['send', 'sent'],
      ['acknowledge', 'acknowledged'],
      ['close', 'closed'],
      ['reopen', 'sent'],
    ];
    let letter = outgoing('draft');
    for (const [step, status] of way) {
      expect(statusAfter(letter, step), step).toBe(status);
      letter = outgoing(status);
    }
  });

  it.each(LETTER_FORMS)('in the form %s is signed before it is sent where the form bears a signature', (form) => {
    const signs = form === 'note_verbale' || form === 'letter';
    expect(bearsSignature(form)).toBe(signs);
    expect(statusAfter(outgoing('cleared', form), 'sign')).toBe(signs ? 'signed' : undefined);
    expect(statusAfter(outgoing('cleared', form), 'send')).toBe(signs ? undefined : 'sent');
    expect(statusAfter(outgoing('signed', form), 'send')).toBe(signs ? 'sent' : undefined);
  });

  it('is chased while it waits, and goes on waiting', () => {
    expect(LETTER_STATUSES.map((status) => statusAfter(outgoing(status), 'chase') ?? '-')).toEqual([
      '-',
      '-',
      '-',
      'sent',
      '-',
      'acknowledged',
      '-',
      '-',
      '-',
    ]);
  });

  it('goes back to the draft until it is sent, and is discarded only as a draft', () => {
    expect(LETTER_STATUSES.filter((status) => statusAfter(outgoing(status), 'revise') === 'draft')).toEqual([
      'cleared',
      'signed',
    ]);
    expect(LETTER_STATUSES.filter((status) => statusAfter(outgoing(status), 'discard'))).toEqual(['draft']);
    expect(LETTER_STATUSES.filter((status) => isBeingWritten({ status }))).toEqual(['draft']);
  });

  it('is void for good', () => {
    expect(stepsOf(outgoing('void'))).toEqual([]);
    expect(LETTER_STATUSES.filter((status) => statusAfter(outgoing(status), 'void'))).toEqual([
      'cleared',
      'signed',
      'sent',
      'received',
      'acknowledged',
      'replied',
      'closed',
    ]);
  });
});

describe('a draft that was numbered before', () => {
  const draft = { ...outgoing('draft'), numbered: true };
  it('is voided and never thrown away', () => {
    expect([statusAfter(draft, 'void'), statusAfter(draft, 'discard')]).toEqual(['void', undefined]);
    expect(stepsOf(outgoing('draft'))).toEqual(['clear', 'discard']);
  });
});

describe('a letter to us', () => {
  const incoming = (status: LetterStatus): LetterStanding => ({
    course: 'incoming',
    form: 'letter',
    status,
    numbered: false,
  });
  it('is acknowledged, closed and opened again, and never chased', () => {
    expect(stepsOf(incoming('received'))).toEqual(['acknowledge', 'close', 'void']);
    expect(statusAfter(incoming('received'), 'acknowledge')).toBe('acknowledged');
    expect(statusAfter(incoming('acknowledged'), 'chase')).toBeUndefined();
    expect(statusAfter(incoming('closed'), 'reopen')).toBe('received');
    expect(statusAfter({ ...incoming('closed'), acknowledged: true }, 'reopen')).toBe('acknowledged');
    // What was answered meanwhile is answered, whether or not it was acknowledged before.
    expect(statusAfter({ ...incoming('closed'), acknowledged: true, answered: true }, 'reopen')).toBe('replied');
  });
});

describe('an answer', () => {
  it('goes to what has left or arrived, and stands', () => {
    expect(LETTER_STATUSES.filter((status) => canBeAnswered({ status }))).toEqual([
      'sent',
      'received',
      'acknowledged',
      'replied',
      'closed',
    ]);
  });
});

it('every step can be taken from somewhere', () => {
  const reachable = LETTER_STATUSES.flatMap((status) => [
    ...stepsOf(outgoing(status)),
    ...stepsOf(outgoing(status, 'email')),
  ]);
  expect([...new Set(reachable)].sort()).toEqual([...LETTER_STEPS].sort());
});
