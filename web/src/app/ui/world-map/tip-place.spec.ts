import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { around, overlap } from './geometry';
import { keepClear, placeTip } from './tip-place';

const ROOM = { left: 0, top: 0, right: 344, bottom: 400 };
const TIP = { width: 160, height: 64 };
const boxAt = ([left, top]: readonly [number, number]) => ({
  left,
  top,
  right: left + TIP.width,
  bottom: top + TIP.height,
});

describe('a tip', () => {
  it('stands below its State, and above where there is no room', () => {
    expect(placeTip(around([170, 100], 10), TIP, ROOM)).toEqual([90, 118]);
    expect(placeTip(around([170, 380], 10), TIP, ROOM)).toEqual([90, 298]);
  });

  it('is shifted in at the sides', () => {
    expect(placeTip(around([5, 100], 4), TIP, ROOM)[0]).toBe(0);
    expect(placeTip(around([340, 100], 4), TIP, ROOM)[0]).toBe(344 - 160);
  });

  it('goes beside a State that is as high as the room', () => {
    const tall = { left: 20, top: 0, right: 120, bottom: 400 };
    expect(overlap(boxAt(placeTip(tall, TIP, ROOM)), tall)).toBe(0);
  });

  it('never covers a marker nor leaves the room, wherever it is', () => {
    const at = fc.tuple(fc.integer({ min: 0, max: 344 }), fc.integer({ min: 0, max: 400 }));
    fc.assert(
      fc.property(at, (point) => {
        const clear = around(point, 3.5);
        const box = boxAt(placeTip(clear, TIP, ROOM));
        expect(overlap(box, clear)).toBe(0);
        expect([box.left >= 0, box.top >= 0, box.right <= 344, box.bottom <= 400]).not.toContain(false);
      }),
    );
  });

  it('covers as little as can be where nothing fits, and the room comes first', () => {
    const small = { left: 0, top: 0, right: 170, bottom: 70 };
    const [left, top] = placeTip(around([85, 35], 30), TIP, small);
    expect([left >= 0, top >= 0, left + TIP.width <= 170, top + TIP.height <= 70]).not.toContain(false);
  });
});

describe('what a tip keeps off', () => {
  const view = { left: 0, top: 0, right: 344, bottom: 150 };
  const spot = around([100, 50], 12);

  it('is the State, as far as it is seen', () => {
    expect(keepClear({ left: -50, top: 10, right: 40, bottom: 40 }, view, spot)).toEqual({
      left: 0,
      top: 10,
      right: 40,
      bottom: 40,
    });
  });

  it('is the pointer on a State that fills the map', () => {
    expect(keepClear({ left: 0, top: 0, right: 340, bottom: 150 }, view, spot)).toEqual(spot);
  });
});
