import { expect, it } from 'vitest';
import { isStatesView, parseRegion } from './atlas-view';

it.each([
  ['oceania', 'Oceania'],
  ['AFRICA', 'Africa'],
  [null, 'World'],
  ['atlantis', 'World'],
])('the address %s shows %s', (text, region) => {
  expect(parseRegion(text)).toBe(region);
});

it('takes no view that an older version kept', () => {
  expect(['map', 'table', 'globe', null].map(isStatesView)).toEqual([true, true, false, false]);
});
