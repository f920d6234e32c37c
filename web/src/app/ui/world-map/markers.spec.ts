import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distance, type Point } from './geometry';
import { isMarker, markerSize, pushApart } from './markers';

const BOX = { width: 700, height: 300 };
const near = (points: readonly Point[]) =>
  Math.min(...points.flatMap((a, i) => points.slice(i + 1).map((b) => distance(a, b))));

describe('small States', () => {
  const steradians = (km2: number) => km2 / 6371 ** 2;

  it('are markers where their shape could not be read, and shapes where it can', () => {
    const world = 140 ** 2;
    expect(isMarker(steradians(316), world)).toBe(true); // Malta
    expect(isMarker(steradians(301_000), world)).toBe(false); // Italy
    expect(isMarker(steradians(2_586), world)).toBe(true); // Luxembourg
    expect(isMarker(steradians(2_586), world * 36)).toBe(false); // and zoomed in on
  });

  it('are few on a phone too: a small map makes no dot of a large State', () => {
    expect(isMarker(steradians(111_000), 30 ** 2)).toBe(false); // Bulgaria
    expect([markerSize({ width: 328 }), markerSize({ width: 668 })]).toEqual([5, 7]);
  });
});

describe('markers pushed apart', () => {
  it('stay where they are when nothing is near', () => {
    const apart: Point[] = [
      [10, 10],
      [40, 10],
    ];
    expect(pushApart(apart, BOX)).toEqual(apart);
  });

  it('part even from one spot, always in the same way', () => {
    const same: Point[] = [
      [100, 100],
      [100, 100],
      [100, 100],
    ];
    expect(near(pushApart(same, BOX))).toBeGreaterThan(7.9);
    expect(pushApart(same, BOX)).toEqual(pushApart(same, BOX));
  });

  it('do not cover each other and hardly leave their places, as in the Caribbean', () => {
    const point = fc.tuple(
      fc.double({ min: 300, max: 360, noNaN: true }),
      fc.double({ min: 100, max: 160, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(point, { maxLength: 14 }), (points: Point[]) => {
        const pushed = pushApart(points, BOX);
        expect(near(pushed)).toBeGreaterThan(6);
        pushed.forEach((at, index) => expect(distance(at, points[index] ?? at)).toBeLessThan(60));
      }),
    );
  });

  it('stay on the map at its edge, and off it where they lie off it', () => {
    const pushed = pushApart(
      [
        [699, 50],
        [698, 50],
        [900, 50],
      ],
      BOX,
    );
    expect(Math.max(pushed[0]?.[0] ?? 999, pushed[1]?.[0] ?? 999)).toBeLessThanOrEqual(696);
    expect(pushed[2]).toEqual([900, 50]);
  });
});
