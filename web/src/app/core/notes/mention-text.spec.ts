import { describe, expect, it } from 'vitest';
import { mentionAt, storedText, typedText, usersCalled } from './mention-text';

const ANA = { id: '11111111-1111-4111-8111-111111111111', name: 'Ana' };
const ANABEL = { id: '22222222-2222-4222-8222-222222222222', name: 'Ana Bell' };

describe('a note as it is typed', () => {
  it('names whom it mentions, and is kept by their ids', () => {
    const typed = 'Ask @Ana Bell, then @Ana and @Nobody.';
    const stored = storedText(typed, [ANA, ANABEL]);
    expect(stored).toBe(`Ask @[${ANABEL.id}], then @[${ANA.id}] and @Nobody.`);
    expect(typedText(stored, [ANA, ANABEL])).toBe(typed);
    expect(typedText(stored, [ANA])).toBe('Ask @…, then @Ana and @Nobody.');
  });

  it.each<[string, { from: number; query: string } | null]>([
    ['@', { from: 0, query: '' }],
    ['Ask @an', { from: 4, query: 'an' }],
    ['(@Ana B', { from: 1, query: 'Ana B' }],
    ['a@b', null],
    ['Ask Ana', null],
    ['@Ana Bell said', null],
  ])('knows who is looked for in %j', (typed, found) => {
    expect(mentionAt(typed, typed.length)).toEqual(found);
  });

  it('finds people by the beginning of each of their names', () => {
    const users = [ANA, ANABEL, { id: '3', name: 'Joanna' }];
    expect(usersCalled(users, 'an')).toEqual([ANA, ANABEL]);
    expect(usersCalled(users, 'BE')).toEqual([ANABEL]);
    expect(usersCalled(users, '', 1)).toEqual([ANA]);
  });
});
