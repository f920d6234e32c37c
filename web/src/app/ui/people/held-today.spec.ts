import { expect, it } from 'vitest';
import { runsOn } from './held-today';

it.each([
  ['2026-01-01', null, true],
  ['2026-01-02', null, false],
  ['2025-01-01', '2026-01-01', true],
  ['2025-01-01', '2025-12-31', false],
])('what runs from %s to %s runs on 1 January 2026: %s', (from, to, expected) => {
  expect(runsOn({ from, to }, '2026-01-01')).toBe(expected);
});
