import { describe, expect, it } from 'vitest';
import { hasFilters, parseMatrixQuery, toParams } from './matrix-query';

describe('the address of the matrix', () => {
  it('reads nothing as the latest plenary vote of all States', () => {
    expect(parseMatrixQuery({})).toEqual({
      body: 'plenary',
      vote: null,
      status: [],
      choice: [],
      changed: false,
      q: '',
    });
    expect(Object.values(toParams(parseMatrixQuery({}))).every((value) => value === null)).toBe(true);
  });

  it('comes back as it went in', () => {
    const query = parseMatrixQuery({
      body: 'first_committee',
      vote: 'A/RES/76/47',
      status: 'party,signatory',
      choice: ['no', 'abstain'],
      changed: 'true',
      q: ' an ',
    });
    const params = Object.entries(toParams(query)).filter((entry): entry is [string, string] => entry[1] !== null);
    expect(parseMatrixQuery(Object.fromEntries(params))).toEqual(query);
    expect(query.choice).toEqual(['abstain', 'no']);
  });

  it('leaves out what it does not know', () => {
    const odd = { body: 'council', status: 'friend', choice: 'not_member', changed: 'perhaps', q: [] };
    expect(parseMatrixQuery(odd)).toEqual(parseMatrixQuery({}));
  });

  it.each([
    ['q', { q: 'an' }, true],
    ['changed', { changed: 'true' }, true],
    ['status', { status: 'party' }, true],
    ['choice', { choice: 'no' }, true],
    ['the vote itself', { vote: 'A/RES/76/47', body: 'first_committee' }, false],
  ])('counts %s as a filter or not', (_name, params, filtered) => {
    expect(hasFilters(parseMatrixQuery(params))).toBe(filtered);
  });
});
