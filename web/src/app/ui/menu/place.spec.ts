import { describe, expect, it } from 'vitest';
import { place } from './place';

const view = { width: 1000, height: 600 };
const at = (left: number, top: number) => ({ left, right: left + 100, top, bottom: top + 32 });

describe('where a menu opens', () => {
  it('stands below its trigger', () =>
    expect(place(at(50, 100), { width: 200, height: 150 }, view, false)).toEqual({ left: 50, top: 136 }));
  it('ends where its trigger ends when asked', () =>
    expect(place(at(500, 100), { width: 200, height: 150 }, view, true)).toEqual({ left: 400, top: 136 }));
  it('goes above where there is no room below', () =>
    expect(place(at(50, 550), { width: 200, height: 150 }, view, false)).toEqual({ left: 50, top: 396 }));
  it('never leaves the window', () => {
    expect(place(at(950, 100), { width: 200, height: 150 }, view, false).left).toBe(792);
    expect(place(at(0, 100), { width: 200, height: 150 }, view, true).left).toBe(8);
    expect(place(at(50, 300), { width: 200, height: 590 }, view, false).top).toBe(8);
  });
});
