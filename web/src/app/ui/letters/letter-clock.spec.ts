import { describe, expect, it } from 'vitest';
import { type Clocked, clockState } from './letter-clock';

const letter: Clocked = {
  course: 'outgoing',
  status: 'sent',
  repliedOn: null,
  replyDueOn: '2027-01-05',
  replyWeeks: 6,
};

describe('clockState', () => {
  it.each<[string, Partial<Clocked>, string]>([
    ['an answer is awaited', {}, 'waits'],
    ['it came', { status: 'replied', replyDueOn: null }, 'answered'],
    ['none is awaited', { replyWeeks: null, replyDueOn: null }, 'none'],
    ['a draft has no clock yet', { status: 'draft', replyDueOn: null }, 'still'],
    [
      'a letter to us has none',
      { course: 'incoming', status: 'received', replyWeeks: null, replyDueOn: null },
      'still',
    ],
    ['a letter that was closed has none', { status: 'closed', replyDueOn: null }, 'still'],
  ])('%s', (_what, change, state) => expect(clockState({ ...letter, ...change })).toBe(state));
});
