import { describe, expect, it } from 'vitest';
import { countsOn, stepOn } from './standings-history';
import { ANGOLA, LITHUANIA } from './atlas.fixtures';

describe('where a State stood on a day', () => {
  it.each([
    ['2008-12-02', 'not_party', null],
    ['2008-12-03', 'signatory', '2008-12-03'],
    ['2011-03-23', 'signatory', '2008-12-03'],
    ['2011-03-24', 'party', '2011-03-24'],
    ['2025-03-05', 'party', '2011-03-24'],
    ['2025-03-06', 'withdrawn', '2025-03-06'],
    ['2099-01-01', 'withdrawn', '2025-03-06'],
  ])('on %s: %s since %s', (day, status, since) => {
    expect(stepOn(LITHUANIA.steps, day)).toMatchObject({ status, since });
  });

  it('is not party for who never acted', () => {
    expect(stepOn([], '2020-01-01').status).toBe('not_party');
  });
});

it('counts add up to all States', () => {
  expect(countsOn([ANGOLA, LITHUANIA], '2012-01-01')).toEqual({ party: 1, signatory: 1, not_party: 0, withdrawn: 0 });
  expect(countsOn([], '2012-01-01')).toEqual({ party: 0, signatory: 0, not_party: 0, withdrawn: 0 });
});
