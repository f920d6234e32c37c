import { describe, expect, it } from 'vitest';
import { actsOf, courseOf } from './letter-course-view';

const note = { course: 'outgoing', origin: 'own', form: 'note_verbale', status: 'draft', replyWeeks: 6 } as const;
const way = (change: Partial<Parameters<typeof courseOf>[0]>) =>
  courseOf({ ...note, ...change })
    .map(({ status, state }) => `${status}${state === 'done' ? '+' : state === 'now' ? '!' : ''}`)
    .join(' ');

describe('the way of a letter', () => {
  it.each<[string, Parameters<typeof way>[0], string]>([
    ['a draft', {}, 'draft! cleared signed sent replied'],
    ['one that is signed', { status: 'signed' }, 'draft+ cleared+ signed! sent replied'],
    ['one that bears no signature', { form: 'non_paper', status: 'cleared' }, 'draft+ cleared! sent replied'],
    ['one that was acknowledged', { status: 'acknowledged' }, 'draft+ cleared+ signed+ sent+ acknowledged! replied'],
    ['one that was answered', { status: 'replied' }, 'draft+ cleared+ signed+ sent+ replied!'],
    ['one of which no answer is awaited', { status: 'sent', replyWeeks: null }, 'draft+ cleared+ signed+ sent!'],
    ['one that was closed', { status: 'closed' }, 'draft+ cleared+ signed+ sent+ closed!'],
    ['a void one', { status: 'void' }, 'void!'],
    ['one to us', { course: 'incoming', status: 'received', replyWeeks: null }, 'received! replied'],
    ['one of the depositary', { origin: 'depositary', status: 'sent', replyWeeks: null }, 'sent!'],
  ])('%s', (_what, change, expected) => expect(way(change)).toBe(expected));

  it('offers what leads on, what is done every day, and the rest', () => {
    expect(actsOf(['revise', 'sign', 'void'])).toEqual({ lead: 'sign', beside: [], more: ['revise', 'void'] });
    expect(actsOf(['acknowledge', 'chase', 'close', 'void'])).toEqual({
      lead: null,
      beside: ['acknowledge', 'chase'],
      more: ['close', 'void'],
    });
    expect(actsOf([])).toEqual({ lead: null, beside: [], more: [] });
  });
});
