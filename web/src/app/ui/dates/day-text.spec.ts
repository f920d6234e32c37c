import { describe, expect, it } from 'vitest';
import { briefDay, dayText, instantText, relativeDay, shiftDay } from './day-text';

describe('a day in words', () => {
  it('is written day, month, year', () => {
    expect(dayText('2026-11-23', 'long')).toBe('23 November 2026');
    expect(dayText('2026-11-23', 'medium')).toBe('23 Nov 2026');
    expect(dayText('2026-11-24', 'weekday')).toBe('Tuesday 24 November');
  });
  it('shortens September like the other months', () => {
    expect(dayText('2025-09-05', 'medium')).toBe('5 Sep 2025');
    expect(dayText('2025-09-05', 'short')).toBe('5 Sep');
  });
  it('leaves the year out inside the current one alone', () => {
    expect(briefDay('2026-01-02', '2026-11-24')).toBe('2 Jan');
    expect(briefDay('2025-12-31', '2026-01-01')).toBe('31 Dec 2025');
  });
  it('does not move with the zone of the machine', () => {
    expect(dayText('2008-12-03', 'long')).toBe('3 December 2008');
    expect(shiftDay('2024-02-28', 1)).toBe('2024-02-29');
    expect(shiftDay('2026-03-01', -1)).toBe('2026-02-28');
  });
});

describe('an hour', () => {
  it('always has its zone, in summer another than in winter', () => {
    expect(instantText('2026-11-24T07:00:00.000Z', 'Europe/Zurich')).toBe('24 Nov 2026, 08:00 CET');
    expect(instantText('2026-07-01T06:00:00.000Z', 'Europe/Zurich')).toBe('1 Jul 2026, 08:00 CEST');
    expect(instantText('2026-11-24T00:05:00.000Z', 'UTC')).toBe('24 Nov 2026, 00:05 UTC');
  });
});

describe('how far a day is', () => {
  const today = '2026-11-24';
  it.each([
    ['2026-11-24', 'today'],
    ['2026-11-25', 'tomorrow'],
    ['2026-11-23', 'yesterday'],
    ['2026-12-07', 'in 13 days'],
    ['2026-12-08', 'in 2 weeks'],
    ['2026-10-01', '7 weeks ago'],
    ['2026-05-22', '6 months ago'],
    ['2008-12-03', '17 years ago'],
  ])('%s is %s', (day, words) => expect(relativeDay(day, today)).toBe(words));
});
