import { describe, expect, it } from 'vitest';
import { mentionOf, mentionsIn, noteInWords, partsOfNote } from './note.js';

const ANA = '11111111-1111-4111-8111-111111111111';
const BEN = '22222222-2222-4222-8222-22222222222a';

describe('a note', () => {
  const text = `Ask ${mentionOf(ANA)} and ${mentionOf(BEN.toUpperCase())},\nthen ${mentionOf(ANA)}.`;

  it('mentions each once, in the order of the text', () => {
    expect(mentionsIn(text)).toEqual([ANA, BEN]);
    expect(mentionsIn('a@b.example @Ana @[ana] @[] [11111111-1111-4111-8111-111111111111]')).toEqual([]);
  });

  it('falls apart into words and mentions', () => {
    expect(partsOfNote(text)).toEqual([
      { kind: 'text', text: 'Ask ' },
      { kind: 'mention', userId: ANA },
      { kind: 'text', text: ' and ' },
      { kind: 'mention', userId: BEN },
      { kind: 'text', text: ',\nthen ' },
      { kind: 'mention', userId: ANA },
      { kind: 'text', text: '.' },
    ]);
    expect(partsOfNote(mentionOf(ANA))).toEqual([{ kind: 'mention', userId: ANA }]);
    expect(partsOfNote('')).toEqual([]);
  });

  it('stands in one line with names', () => {
    expect(noteInWords(text, new Map([[ANA, 'Ana']]))).toBe('Ask @Ana and @somebody, then @Ana.');
  });
});
