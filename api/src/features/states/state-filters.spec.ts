import { describe, expect, it } from 'vitest';
import { readFilters, type FilterVocabulary, type StateFilterInput } from './state-filters.js';

const words: FilterVocabulary = {
  regions: ['Africa', 'Western Asia'],
  groups: [{ code: 'WEOG', name: 'Western European and others Group', aliases: ['WEO'] }],
  organisations: [{ code: 'Arab League', name: 'League of Arab States' }],
  votes: [
    { symbol: 'A/RES/74/62', votedOn: '2019-12-12', counted: true },
    { symbol: 'A/RES/75/62', votedOn: '2020-12-07', counted: true },
    { symbol: 'A/RES/77/79', votedOn: '2022-12-07', counted: false },
  ],
};
const read = (input: StateFilterInput, asAt = '2026-01-01') => readFilters(input, words, asAt);

describe('filters', () => {
  it('are null when nothing is asked', () => {
    expect(Object.values(read({ status: [], region: [], q: ' ' })).every((value) => value === null)).toBe(true);
  });
  it('take words in any case and by any name', () => {
    expect(read({ region: ['WESTERN ASIA'] }).regions).toEqual(['Western Asia']);
    expect(read({ group: ['weo', 'none'] }).groups).toEqual(['WEOG', 'none']);
    expect(read({ membership: ['league of arab states'] }).organisations).toEqual(['Arab League']);
    expect(read({ q: 'Türkiye' }).q).toBe('turkiye');
  });
  it('mean the latest counted vote of the day when none is named', () => {
    expect(read({ vote: ['yes'] }).votes).toEqual([{ symbol: 'A/RES/75/62', choice: 'yes' }]);
    expect(read({ vote: ['Yes'] }, '2020-01-01').votes).toEqual([{ symbol: 'A/RES/74/62', choice: 'yes' }]);
    expect(read({ vote: ['yes'] }, '2000-01-01').votes).toEqual([{ symbol: '', choice: 'yes' }]);
  });
  it('name a vote by year or symbol', () => {
    expect(read({ vote: ['2019:no', 'a/res/75/62:abstain'] }).votes).toEqual([
      { symbol: 'A/RES/74/62', choice: 'no' },
      { symbol: 'A/RES/75/62', choice: 'abstain' },
    ]);
  });
  it.each<[StateFilterInput, RegExp]>([
    [{ region: ['Atlantis'] }, /"Atlantis" is not among: Africa, Western Asia/],
    [{ group: ['G77'] }, /"G77" is not among/],
    [{ membership: ['XYZ'] }, /"XYZ" is not among/],
    [{ vote: ['maybe'] }, /"maybe" is no choice/],
    [{ vote: ['1999:yes'] }, /No vote of "1999" is recorded/],
    [{ vote: ['2022:yes'] }, /roll call of 2022 is not verified/],
  ])('refuse %j', (input, message) => expect(() => read(input)).toThrow(message));
  it('refuse a vote that was later than the day', () => {
    expect(() => read({ vote: ['2020:yes'] }, '2020-01-01')).toThrow('later than 2020-01-01');
  });
});
