import { expect, it } from 'vitest';
import type { LetterBlock } from './letter-document.js';
import { typeset } from './letter-typography.js';

const blocks = (text: string): LetterBlock[] => [
  { kind: 'paragraph', part: 'body', runs: [{ text, field: 'a' }] },
  { kind: 'list', items: [[{ text }]] },
  { kind: 'address', lines: [[{ text }]] },
  { kind: 'signature', lines: [text] },
  { kind: 'letterhead', office: text, reference: "A'B" },
];

it('curves apostrophes, holds French marks and dates, in every block, and leaves references alone', () => {
  expect(typeset(blocks("l'« a » : b ; 3 mai"), 'fr')).toEqual(blocks('l’«\u00a0a\u00a0»\u00a0: b\u00a0; 3\u00a0mai'));
  expect(typeset(blocks("it's : 3 May"), 'en')).toEqual(blocks('it’s : 3\u00a0May'));
  expect(typeset(blocks("l'a : 3"), 'zh')).toEqual(blocks("l'a : 3"));
});
