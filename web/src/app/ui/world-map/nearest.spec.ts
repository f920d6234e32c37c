import { describe, expect, it } from 'vitest';
import { distance } from './geometry';
import { MOUSE_REACH, nearest, rings, TOUCH_REACH } from './nearest';
import { landBeside } from './pointer';

const MARKERS = [
  { iso3: 'BRB', at: [100, 100] as const },
  { iso3: 'VCT', at: [110, 100] as const },
];

describe('the State that is meant', () => {
  it('is the nearest marker within 22 px of a finger on the sea', () => {
    expect(nearest([101, 120], null, MARKERS, TOUCH_REACH)).toBe('BRB');
    expect(nearest([106, 100], null, MARKERS, TOUCH_REACH)).toBe('VCT');
    expect(nearest([100, 123], null, MARKERS, TOUCH_REACH)).toBeNull();
  });

  it('is the land under the finger, unless a marker is much nearer than that is large', () => {
    expect(nearest([100, 116], 'VEN', MARKERS, TOUCH_REACH)).toBe('VEN');
    expect(nearest([100, 108], 'VEN', MARKERS, TOUCH_REACH)).toBe('BRB');
  });

  it('is for a mouse what it points at', () => {
    expect(nearest([100, 105], null, MARKERS, MOUSE_REACH)).toBe('BRB');
    expect(nearest([100, 107], null, MARKERS, MOUSE_REACH)).toBeNull();
    expect(nearest([100, 104], 'VEN', MARKERS, MOUSE_REACH)).toBe('VEN');
  });

  it('is the coast beside, where neither lies under the finger', () => {
    expect(nearest([10, 10], null, MARKERS, TOUCH_REACH, () => 'ISL')).toBe('ISL');
    const east = (edge: number) => landBeside([0, 0], TOUCH_REACH, ([x]) => (x > edge ? 'CHL' : null));
    expect([east(15), east(21.5)]).toEqual(['CHL', null]);
  });

  it('looks near first and no further than the reach', () => {
    const far = rings([0, 0], TOUCH_REACH).map((point) => distance(point, [0, 0]));
    expect(far).toEqual([...far].sort((a, b) => Math.round(a) - Math.round(b)));
    expect(Math.max(...far)).toBeLessThanOrEqual(TOUCH_REACH);
  });
});
