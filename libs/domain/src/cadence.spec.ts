import { describe, expect, it } from 'vitest';
import { isGoingCold } from './cadence.js';

describe('isGoingCold', () => {
  it.each([
    [null, '2026-11-24', true],
    ['2026-05-24', '2026-11-24', true],
    ['2026-05-25', '2026-11-24', false],
    ['2026-08-31', '2027-02-27', false],
    ['2026-08-31', '2027-02-28', true],
    ['2026-12-01', '2026-11-24', false],
  ])('last contact %s, today %s: %s', (last, today, cold) => {
    expect(isGoingCold(last, today)).toBe(cold);
  });
});
