import { expect, it } from 'vitest';
import { isFactStale } from './facts.js';

it.each([
  ['2020-06-18', null, '2021-06-17', false],
  ['2020-06-18', null, '2021-06-18', true],
  [null, 2019, '2020-12-30', false],
  [null, 2019, '2020-12-31', true],
  [null, null, '2020-01-01', true],
])('a fact of %s / %s is on %s stale: %s', (asOf, toYear, day, stale) => {
  expect(isFactStale({ asOf, toYear }, day)).toBe(stale);
});
