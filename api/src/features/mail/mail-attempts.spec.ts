import { describe, expect, it } from 'vitest';
import { isPermanent, MOST_ATTEMPTS, waitAfter } from './mail-attempts.js';

describe('attempts of a mail', () => {
  it('wait one minute, then twice as long each time, six hours at most', () => {
    expect([1, 2, 3, 9, 12].map((n) => waitAfter(n) / 60_000)).toEqual([1, 2, 4, 256, 360]);
    const hours =
      Array.from({ length: MOST_ATTEMPTS - 1 }, (_, i) => waitAfter(i + 1)).reduce((a, b) => a + b) / 3_600_000;
    expect(hours).toBeGreaterThan(18);
  });

  it('end where the server refuses the mail for good, and only there', () => {
    expect([550, 552, 554].map((responseCode) => isPermanent({ responseCode }))).toEqual([true, true, true]);
    expect([421, 451, 530, 535].map((responseCode) => isPermanent({ responseCode }))).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect([new Error('ECONNREFUSED'), undefined, null].map(isPermanent)).toEqual([false, false, false]);
  });
});
