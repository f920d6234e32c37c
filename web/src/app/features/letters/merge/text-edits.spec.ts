import { describe, expect, it } from 'vitest';
import { lineStart, surround } from './text-edits';

describe('edits of a text', () => {
  it('put words around what is selected, which stays selected', () => {
    expect(surround('has the honour', 4, 7, '**', '**')).toEqual({ text: 'has **the** honour', from: 6, to: 9 });
    expect(surround('', 0, 0, '{{ask:', '}}')).toEqual({ text: '{{ask:}}', from: 6, to: 6 });
  });

  it.each([
    ['one\ntwo', 5, 4],
    ['one\ntwo', 4, 4],
    ['one\ntwo', 3, 0],
    ['one', 0, 0],
  ])('find where the line begins: %j at %d', (text, at, start) => expect(lineStart(text, at)).toEqual([start, start]));
});
