import { describe, expect, it } from 'vitest';
import { ALL_LETTERS, isNarrowed, readFilters, toApiQuery, toQuery } from './letter-filters';

const OFFICE = '00000000-0000-4000-8000-000000000001';
const address = {
  course: 'outgoing',
  status: 'sent,acknowledged',
  form: 'note_verbale',
  state: 'KEN',
  office: OFFICE,
  year: '2026',
  answer: 'overdue',
  q: 'accession',
};

describe('filters of the register', () => {
  it('live in the address, and come back from it as they were', () => {
    expect(toQuery(readFilters(address))).toEqual(address);
    expect(readFilters({})).toEqual(ALL_LETTERS);
    expect(Object.values(toQuery(ALL_LETTERS)).every((value) => value === null)).toBe(true);
  });

  it('ask the server for days, not years, and for what is awaited', () => {
    expect(toApiQuery(readFilters(address))).toEqual({
      course: 'outgoing',
      status: 'sent,acknowledged',
      form: 'note_verbale',
      state: 'KEN',
      office: OFFICE,
      from: '2026-01-01',
      to: '2026-12-31',
      awaiting: 'overdue',
      q: 'accession',
    });
    expect(toApiQuery({ ...ALL_LETTERS, answer: 'awaited' })).toEqual({ awaiting: 'any' });
    expect(toApiQuery(ALL_LETTERS)).toEqual({});
  });

  it.each([
    ['ISU/2026', 'ref'],
    ['ISU/R/2026/004', 'ref'],
    ['MAE-17', 'ref'],
    ['toolkit', 'q'],
    ['meeting on 3 May', 'q'],
  ])('look for %s as %s', (q, as) => expect(toApiQuery({ ...ALL_LETTERS, q })).toEqual({ [as]: q }));

  it.each<[string, Record<string, unknown>]>([
    ['an unknown status', { status: 'lost' }],
    ['a State that is none', { state: 'Kenya' }],
    ['a year that is none', { year: '26' }],
    ['an office that is none', { office: 'ISU' }],
    ['a list where a word is meant', { course: ['incoming'] }],
  ])('take %s as not given', (_what, query) => expect(readFilters(query)).toEqual(ALL_LETTERS));

  it('say whether anything narrows the register', () => {
    expect(isNarrowed(ALL_LETTERS)).toBe(false);
    expect(isNarrowed({ ...ALL_LETTERS, form: ['letter'] })).toBe(true);
    expect(isNarrowed({ ...ALL_LETTERS, course: 'incoming' })).toBe(true);
  });
});
