import { describe, expect, it } from 'vitest';
import { changesIn } from './history-lines';

describe('changesIn', () => {
  it('tells each field that differs, in words', () => {
    const before = { title: 'Call', states: ['AGO'], summary: null, version: 1, done: false, list: { a: 1 } };
    const after = { title: 'Call', states: ['AGO', 'KEN'], summary: 'Hello', version: 2, done: true, list: { a: 2 } };
    expect(changesIn({ before, after, withheld: false })).toEqual([
      { field: 'states', before: 'AGO', after: 'AGO, KEN' },
      { field: 'summary', before: '', after: 'Hello' },
      { field: 'done', before: 'false', after: 'true' },
      { field: 'list', before: '{"a":1}', after: '{"a":2}' },
    ]);
  });
  it('tells nothing of what was made, taken away or withheld', () => {
    expect(changesIn({ before: null, after: { title: 'x' }, withheld: false })).toEqual([]);
    expect(changesIn({ before: { title: 'x' }, after: null, withheld: false })).toEqual([]);
    expect(changesIn({ before: { title: 'x' }, after: { title: 'y' }, withheld: true })).toEqual([]);
  });
});
