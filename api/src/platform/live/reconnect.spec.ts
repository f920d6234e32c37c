import { describe, expect, it } from 'vitest';
import { waitBefore } from './reconnect.js';

describe('waitBefore', () => {
  it('doubles from a fifth of a second up to ten seconds', () => {
    expect([1, 2, 3, 6, 7, 50, 5_000].map((attempt) => waitBefore(attempt, 0))).toEqual([
      200, 400, 800, 6_400, 10_000, 10_000, 10_000,
    ]);
  });

  it('takes up to half of it away by chance', () => {
    expect([waitBefore(1, 1), waitBefore(7, 0.5)]).toEqual([100, 7_500]);
  });
});
