import { describe, expect, it } from 'vitest';
import { parseDay } from './parse-day';

const today = '2026-11-24';
const read = (text: string, prefer: 'future' | 'past' = 'future') => parseDay(text, { today, prefer });

describe('a day as people type it', () => {
  it.each([
    ['2026-12-08', '2026-12-08'],
    ['8 December 2026', '2026-12-08'],
    ['8 dec 2026', '2026-12-08'],
    [' 8  Dec. 2026 ', '2026-12-08'],
    ['8th December 2026', '2026-12-08'],
    ['December 8, 2026', '2026-12-08'],
    ['8.12.2026', '2026-12-08'],
    ['8/12/2026', '2026-12-08'],
    ['8 12 2026', '2026-12-08'],
    ['1 sept 2027', '2027-09-01'],
    ['29 February 2028', '2028-02-29'],
    ['today', '2026-11-24'],
    ['Tomorrow', '2026-11-25'],
    ['yesterday', '2026-11-23'],
    ['+14', '2026-12-08'],
    ['-1', '2026-11-23'],
  ])('%s', (text, day) => expect(read(text)).toEqual({ day }));

  it('takes the next such day where a due day leaves the year out', () => {
    expect(read('8 Dec')).toEqual({ day: '2026-12-08' });
    expect(read('24 Nov')).toEqual({ day: '2026-11-24' });
    expect(read('3 January')).toEqual({ day: '2027-01-03' });
  });
  it('takes the last such day where a contact leaves the year out', () => {
    expect(read('8 Dec', 'past')).toEqual({ day: '2025-12-08' });
    expect(read('20.11.', 'past')).toEqual({ day: '2026-11-20' });
  });
  it('reads the months of the reader’s language and English ones', () => {
    expect(parseDay('8 décembre 2026', { today, language: 'fr' })).toEqual({ day: '2026-12-08' });
    expect(parseDay('8 December 2026', { today, language: 'fr' })).toEqual({ day: '2026-12-08' });
  });
});

describe('what is no day', () => {
  it('says which days there are', () => {
    expect(read('30 February 2027')).toEqual({
      error: 'missing',
      params: { day: 30, month: 'February', last: 28, year: 2027 },
    });
    expect(read('30 February 2028')).toMatchObject({ params: { last: 29 } });
    expect(read('31.11.2026')).toMatchObject({ error: 'missing', params: { last: 30 } });
    expect(read('0 May 2026')).toMatchObject({ error: 'missing' });
    expect(read('29 Feb 2100')).toMatchObject({ error: 'missing' });
  });
  it('says that there is no such month', () => {
    expect(read('12/31/2026')).toEqual({ error: 'month', params: { month: 31 } });
    expect(read('2026-13-01')).toEqual({ error: 'month', params: { month: 13 } });
  });
  it('asks for the whole year', () => expect(read('8/12/26')).toEqual({ error: 'year', params: {} }));
  it.each(['soon', '8 Xyz 2026', 'De 8', '8', '2026'])('cannot read %s', (text) =>
    expect(read(text)).toEqual({ error: 'unread', params: {} }),
  );
});
