import type { LetterDocument } from '@demarche/contracts/letters';
import { describe, expect, it } from 'vitest';
import { checksOf, fieldsOf } from './letter-checks';

const document: LetterDocument = {
  language: 'en',
  direction: 'ltr',
  form: 'letter',
  title: 'Letter',
  blocks: [
    {
      kind: 'paragraph',
      part: 'body',
      runs: [
        { text: 'the Republic of Angola', field: 'state.formal' },
        { text: ' signed on ' },
        { text: '3 December 2008', field: 'status.signed_on' },
        { text: '; ' },
        { text: 'the Republic of Angola', field: 'state.formal' },
        { text: 'meeting date', field: 'ask:meeting date', gap: 'ask' },
        { text: 'address', field: 'person.address', gap: 'missing' },
      ],
    },
  ],
};
const gaps = [
  { field: 'ask:meeting date', kind: 'ask' as const },
  { field: 'person.address', kind: 'missing' as const },
];
const letter = { form: 'letter' as const, post: null, signatory: null, attachments: [], enclosures: ['Toolkit'] };

describe('before a letter leaves', () => {
  it('what is open stands first, then what is in order', () => {
    expect(checksOf(letter, { document, gaps })).toEqual([
      { key: 'ask', done: false, field: 'meeting date' },
      { key: 'missing', done: false, field: 'person.address' },
      { key: 'post', done: false },
      { key: 'signatory', done: false },
      { key: 'unterm', done: true },
      { key: 'depositary', done: true },
      { key: 'enclosed', done: true },
    ]);
  });

  it('a non-paper needs neither post nor signature', () => {
    const keys = checksOf({ ...letter, form: 'non_paper', enclosures: [] }, { document, gaps: [] });
    expect(keys.map(({ key }) => key)).toEqual(['unterm', 'depositary']);
  });

  it('each merged field is told once, with its source', () => {
    expect(fieldsOf(document).map(({ name, source, gap }) => [name, source, gap])).toEqual([
      ['state.formal', 'unterm', false],
      ['status.signed_on', 'depositary', false],
      ['ask:meeting date', 'hand', true],
      ['person.address', 'register', true],
    ]);
  });
});
