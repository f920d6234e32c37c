import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  addYears,
  dayIn,
  daysBetween,
  firstOfMonthAfter,
  instantOf,
  isIsoDate,
  isTimeZone,
} from './dates.js';

const day = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2200-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const zone = fc.constantFrom('UTC', 'Europe/Zurich', 'America/New_York', 'Pacific/Kiritimati', 'Asia/Kathmandu');

describe('isIsoDate', () => {
  it.each(['2026-11-24', '2024-02-29', '0001-01-01', '9999-12-31'])('%s is a day', (text) => {
    expect(isIsoDate(text)).toBe(true);
  });
  it.each([
    '2026-02-30',
    '2023-02-29',
    '2026-13-01',
    '0000-01-01',
    '26-2-3',
    '2026-11-24T00:00',
    ' 2026-11-24',
    '',
    '２０２６-11-24',
  ])('%j is none', (text) => {
    expect(isIsoDate(text)).toBe(false);
  });
});

describe('moving days', () => {
  it('forth and back is where it was', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -40_000, max: 40_000 }), (date, n) => {
        expect(addDays(addDays(date, n), -n)).toBe(date);
        expect(daysBetween(date, addDays(date, n))).toBe(n);
      }),
    );
  });

  it('by months and years falls on the last day where the day is missing', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
    expect(addMonths('2026-11-24', 6)).toBe('2027-05-24');
    expect(addYears('2024-02-29', 1)).toBe('2025-02-28');
    expect(addYears('2024-02-29', 4)).toBe('2028-02-29');
  });

  it('keeps order', () => {
    fc.assert(
      fc.property(day, day, fc.integer({ min: 0, max: 600 }), (a, b, n) => {
        const [first = '', second = ''] = [a, b].sort();
        expect(addMonths(first, n) <= addMonths(second, n)).toBe(true);
      }),
    );
  });

  it('finds the first of a later month', () => {
    expect(firstOfMonthAfter('2026-08-31', 6)).toBe('2027-02-01');
    expect(firstOfMonthAfter('2026-11-24', 0)).toBe('2026-11-01');
  });
});

describe('zones', () => {
  it('give the calendar day it is there', () => {
    expect(dayIn('Pacific/Kiritimati', '2026-11-24T10:30:00.000Z')).toBe('2026-11-25');
    expect(dayIn('America/New_York', '2026-11-24T04:59:59.000Z')).toBe('2026-11-23');
  });

  it('give the instant of a wall clock, also where spring skips it and autumn repeats it', () => {
    expect(instantOf('2026-11-24', '08:00', 'Europe/Zurich')).toBe('2026-11-24T07:00:00.000Z');
    expect(instantOf('2026-07-01', '08:00', 'Europe/Zurich')).toBe('2026-07-01T06:00:00.000Z');
    expect(instantOf('2026-03-29', '02:30', 'Europe/Zurich')).toBe('2026-03-29T01:30:00.000Z');
    expect(instantOf('2026-10-25', '02:30', 'Europe/Zurich')).toBe('2026-10-25T00:30:00.000Z');
  });

  it('agree both ways by day', () => {
    fc.assert(fc.property(day, zone, (date, name) => dayIn(name, instantOf(date, '12:00', name)) === date));
  });

  it.each([
    ['Europe/Zurich', true],
    ['UTC', true],
    ['Mars/Base', false],
    ['+02:00', false],
    ['', false],
  ])('%j is a zone: %s', (name, known) => {
    expect(isTimeZone(name)).toBe(known);
  });
});
