import { describe, expect, it } from 'vitest';
import { slideTo, stopAt } from './slide';

describe('the slider', () => {
  it('is at the stop under the pointer, and at its ends beyond them', () => {
    expect([0, 0.049, 0.051, 0.999, 1, 1.4, -0.2].map((share) => stopAt(share, 20))).toEqual([0, 0, 1, 19, 19, 19, 0]);
    expect([0.01, 0.99].map((share) => stopAt(share, 20, true))).toEqual([19, 0]);
  });

  it.each([
    ['ArrowRight', 6, 4],
    ['ArrowLeft', 4, 6],
    ['ArrowUp', 6, 6],
    ['ArrowDown', 4, 4],
    ['PageUp', 9, 9],
    ['PageDown', 0, 0],
    ['Home', 0, 0],
    ['End', 9, 9],
    ['Enter', null, null],
  ])('%s goes from 5 to %s, and right to left to %s', (key, to, mirrored) => {
    expect([slideTo(key, 5, 10), slideTo(key, 5, 10, true)]).toEqual([to, mirrored]);
  });

  it('does not leave its ends, and is nowhere without years', () => {
    expect([slideTo('ArrowRight', 9, 10), slideTo('ArrowLeft', 0, 10), slideTo('End', 0, 0)]).toEqual([9, 0, null]);
  });
});
