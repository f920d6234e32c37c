import { expect, it } from 'vitest';
import { gapsOf, plainText, runsOf, type LetterBlock } from './letter-document.js';

const blocks: LetterBlock[] = [
  { kind: 'letterhead', office: 'ISU', reference: null },
  { kind: 'heading', runs: [{ text: 'H' }] },
  { kind: 'subject', runs: [{ text: 'S' }] },
  { kind: 'paragraph', part: 'body', runs: [{ text: 'day', field: 'ask:day', gap: 'ask' }, { text: ' x' }] },
  {
    kind: 'list',
    items: [[{ text: 'day', field: 'ask:day', gap: 'ask' }], [{ text: 'v', field: 'vote.last', gap: 'missing' }]],
  },
  { kind: 'address', lines: [[{ text: 'A' }], [{ text: 'B' }]] },
  { kind: 'place', runs: [{ text: 'P' }] },
  { kind: 'signature', lines: ['N', 'T'] },
];

it('tells gaps in reading order, each once', () => {
  expect(gapsOf({ blocks })).toEqual([
    { field: 'ask:day', kind: 'ask' },
    { field: 'vote.last', kind: 'missing' },
  ]);
});

it('tells every run, and the whole as plain text', () => {
  expect(runsOf({ blocks }).map((run) => run.text)).toEqual(['H', 'S', 'day', ' x', 'day', 'v', 'A', 'B', 'P']);
  expect(plainText({ blocks })).toBe('ISU\n\nH\n\nS\n\nday x\n\n- day\n- v\n\nA\nB\n\nP\n\nN\nT');
});
