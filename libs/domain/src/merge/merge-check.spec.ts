import { describe, expect, it } from 'vitest';
import { checkMerge, type KnownFields } from './merge-check.js';
import { nearMatch } from './near-match.js';

const KNOWN: KnownFields = new Map([
  ['state.formal', 'text'],
  ['state.short', 'text'],
  ['post.title', 'text'],
  ['status.signatory', 'condition'],
]);
const told = (text: string) =>
  checkMerge(text, KNOWN).map(({ code, line, column, found, instead }) => [code, line, column, found, instead]);

describe('checkMerge', () => {
  it('finds nothing in what is right', () => {
    expect(told('{{state.formal}} {{#if status.signatory}}{{ask:day}}{{else if not post.title}}x{{/if}}')).toEqual([]);
  });

  it('names an unknown field, where it stands and what was probably meant, in every part', () => {
    expect(told('a\nb {{state.fromal}}{{#if status.signatry}}{{titel}}{{else}}{{nonsense.here}}{{/if}}')).toEqual([
      ['merge.field_unknown', 2, 3, 'state.fromal', '{{state.formal}}'],
      ['merge.field_unknown', 2, 19, 'status.signatry', 'status.signatory'],
      ['merge.field_unknown', 2, 42, 'titel', null],
      ['merge.field_unknown', 2, 59, 'nonsense.here', null],
    ]);
  });

  it('does not let a yes or no be written, nor proposes one', () => {
    expect(told('{{status.signatory}} {{status.signatori}}')).toEqual([
      ['merge.field_is_condition', 1, 1, 'status.signatory', '{{#if status.signatory}}…{{/if}}'],
      ['merge.field_unknown', 1, 22, 'status.signatori', null],
    ]);
  });

  it('tells errors of writing and of fields in the order of the text, each once', () => {
    expect(told('{{state.x}} {{/if}} {{y.formal}}{{#if}}{{/if}}').map((row) => row[0])).toEqual([
      'merge.field_unknown',
      'merge.end_without_if',
      'merge.field_unknown',
      'merge.condition_missing',
    ]);
  });
});

it('answers a text of nothing but errors, as many as anybody can read', () => {
  expect(checkMerge('{{state.fromal}}'.repeat(5_000), KNOWN)).toHaveLength(50);
  expect(checkMerge('}}'.repeat(20_000), KNOWN)).toHaveLength(50);
  expect(told(`{{${'a'.repeat(61)}}}`)[0]?.[0]).toBe('merge.name_malformed');
  expect(told(`{{${'a'.repeat(60)}}}`)[0]?.[0]).toBe('merge.field_unknown');
});

describe('nearMatch', () => {
  it.each([
    ['state.fromal', 'state.formal'],
    ['State.Formal', 'state.formal'],
    ['formal', 'state.formal'],
    ['country.short', 'state.short'],
    ['postt.title', 'post.title'],
    ['xyz', null],
    ['', null],
  ])('%s → %s', (word, meant) => {
    expect(nearMatch(word, KNOWN.keys())).toBe(meant);
  });
});
