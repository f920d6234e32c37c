import { isDay, parseDay } from './parse-day';

const TODAY = '2026-11-24';
const day = (typed: string, language?: string) => {
  const parsed = parseDay(typed, TODAY, language);
  return parsed.kind === 'day' ? parsed.day : parsed.kind;
};

describe('parseDay', () => {
  it.each([
    ['today', '2026-11-24'],
    ['Tomorrow', '2026-11-25'],
    ['yesterday', '2026-11-23'],
    ['+14', '2026-12-08'],
    ['8 Dec', '2026-12-08'],
    ['8 december 2026', '2026-12-08'],
    ['Tuesday 8 December', '2026-12-08'],
    ['Tuesday, 8 December 2026', '2026-12-08'],
    ['8th Sept', '2026-09-08'],
    ['08/12/2026', '2026-12-08'],
    ['8.12.', '2026-12-08'],
    ['8.12.2027', '2027-12-08'],
    ['2028-02-29', '2028-02-29'],
    ['29 feb 2028', '2028-02-29'],
    ['  1   Jan  2027 ', '2027-01-01'],
  ])('reads %s as %s', (typed, expected) => {
    expect(day(typed)).toBe(expected);
  });

  it('reads the words of the reader’s language and English beside them', () => {
    expect(day('8 décembre', 'fr')).toBe('2026-12-08');
    expect(day('demain', 'fr')).toBe('2026-11-25');
    expect(day('8 December', 'fr')).toBe('2026-12-08');
    expect(day('8 de diciembre de 2026', 'es')).toBe('2026-12-08');
  });

  it('tells nothing from what is no day', () => {
    expect(day('  ')).toBe('empty');
    for (const typed of ['soon', '8', '8 Foo', '40 Dec', '0 Dec', '8/13/2026', '2026-13-01', '8 De']) {
      expect(day(typed), typed).toBe('unread');
    }
  });

  it('says which days a month has', () => {
    expect(parseDay('30 February 2027', TODAY)).toEqual({
      kind: 'no_such_day',
      day: 30,
      month: 2,
      year: 2027,
      last: 28,
    });
    expect(parseDay('31.11.', TODAY)).toEqual({ kind: 'no_such_day', day: 31, month: 11, year: 2026, last: 30 });
    expect(parseDay('29 Feb 2100', TODAY)).toMatchObject({ kind: 'no_such_day', last: 28 });
  });
});

describe('isDay', () => {
  it.each([
    ['2026-02-28', true],
    ['2000-02-29', true],
    ['2026-02-29', false],
    ['2026-00-10', false],
    ['2026-13-10', false],
    ['2026-1-1', false],
    ['0000-01-01', false],
    ['', false],
  ])('%s: %s', (text, expected) => {
    expect(isDay(text)).toBe(expected);
  });
});
