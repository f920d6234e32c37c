import { describe, expect, it } from 'vitest';
import {
  DEFAULT_SORT,
  hasFilters,
  parseStateQuery,
  parseVoteFilter,
  pressSort,
  toParams,
  withoutFilters,
} from './state-query';

describe('the address of the register', () => {
  it('reads nothing as no filter, by name', () => {
    const query = parseStateQuery({});
    expect(hasFilters(query)).toBe(false);
    expect(query.sort).toEqual(DEFAULT_SORT);
  });

  it('reads repeated and comma separated values as any of them, once each', () => {
    const query = parseStateQuery({ status: ['signatory,party', 'signatory'], region: 'Africa, Asia' });
    expect(query.status).toEqual(['signatory', 'party']);
    expect(query.region).toEqual(['Africa', 'Asia']);
  });

  it('leaves out what it does not know', () => {
    const query = parseStateQuery({ status: 'friend', attention: 'all', vote: 'maybe', sort: 'height' });
    expect(query).toEqual(parseStateQuery({}));
  });

  it('comes back from an address as it went in', () => {
    const query = parseStateQuery({
      status: 'party',
      region: 'Africa',
      group: 'African Group',
      membership: 'AU,SADC',
      vote: '2019:no,yes',
      attention: 'signatories',
      q: ' côte ',
      sort: '-since',
    });
    expect(query.q).toBe('côte');
    expect(query.sort).toEqual({ by: 'since', descending: true });
    const params = Object.entries(toParams(query)).filter((entry): entry is [string, string] => entry[1] !== null);
    expect(parseStateQuery(Object.fromEntries(params))).toEqual(query);
  });

  it('writes nothing for what is as usual', () => {
    expect(Object.values(toParams(parseStateQuery({}))).every((value) => value === null)).toBe(true);
  });

  it.each([
    ['q', { q: 'an' }],
    ['attention', { attention: 'signatories' }],
    ['membership', { membership: 'AU' }],
  ])('knows %s as a filter, and takes it off without touching the order', (_name, params) => {
    const query = parseStateQuery({ ...params, sort: 'since' });
    expect(hasFilters(query)).toBe(true);
    expect(hasFilters(withoutFilters(query))).toBe(false);
    expect(withoutFilters(query).sort.by).toBe('since');
  });

  it('takes the first of several free texts', () => {
    expect(parseStateQuery({ q: ['ang', 'ken'] }).q).toBe('ang');
    expect(parseStateQuery({ q: [] }).q).toBe('');
  });
});

describe('a vote filter', () => {
  it('means the latest vote, a year, or a symbol', () => {
    expect(parseVoteFilter('yes')).toEqual({ vote: null, choice: 'yes' });
    expect(parseVoteFilter('2021:abstain')).toEqual({ vote: '2021', choice: 'abstain' });
    expect(parseVoteFilter('A/RES/76/47:no')).toEqual({ vote: 'A/RES/76/47', choice: 'no' });
  });

  it.each(['', ':yes', '2021', '2021:not_member'])('is none when it reads %j', (value) => {
    expect(parseVoteFilter(value)).toBeNull();
  });
});

describe('a press on a head', () => {
  it('sorts by it, then the other way round, then back', () => {
    const first = pressSort(DEFAULT_SORT, 'since');
    expect(first).toEqual({ by: 'since', descending: false });
    const second = pressSort(first, 'since');
    expect(second.descending).toBe(true);
    expect(pressSort(second, 'since').descending).toBe(false);
    expect(pressSort(second, 'state')).toEqual({ by: 'state', descending: false });
  });
});
