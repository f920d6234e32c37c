import { describe, expect, it } from 'vitest';
import { dayByKey, firstOfMonth, monthGrid } from './month-grid';
import { QUICK_AHEAD, QUICK_PAST, quickDays, weekdayFromMonday } from './quick-days';

describe('quickDays', () => {
  it('are counted from today', () => {
    expect(quickDays([...QUICK_PAST, ...QUICK_AHEAD], '2026-11-24')).toEqual([
      { key: 'today', day: '2026-11-24' },
      { key: 'yesterday', day: '2026-11-23' },
      { key: 'tomorrow', day: '2026-11-25' },
      { key: 'monday', day: '2026-11-30' },
      { key: 'week', day: '2026-12-01' },
      { key: 'twoWeeks', day: '2026-12-08' },
    ]);
  });
  it('stand once where two words mean one day', () => {
    expect(quickDays(QUICK_AHEAD, '2026-11-29').map(({ key }) => key)).toEqual(['tomorrow', 'week', 'twoWeeks']);
    expect(quickDays(QUICK_AHEAD, '2026-11-30').map(({ key }) => key)).toEqual(['tomorrow', 'monday', 'twoWeeks']);
  });
  it('know weekdays before 1970 too', () => {
    expect([weekdayFromMonday('1970-01-01'), weekdayFromMonday('1969-12-29'), weekdayFromMonday('2026-11-29')]).toEqual(
      [3, 0, 6],
    );
  });
});

describe('monthGrid', () => {
  it('is six whole weeks from Monday', () => {
    const grid = monthGrid('2026-11-24');
    expect(grid.map((week) => week.length)).toEqual([7, 7, 7, 7, 7, 7]);
    expect([grid[0]?.[0], grid[5]?.[6]]).toEqual(['2026-10-26', '2026-12-06']);
  });
  it('moves across years', () => {
    expect([firstOfMonth('2026-01-31', -1), firstOfMonth('2026-12-05', 1), firstOfMonth('2026-05-05')]).toEqual([
      '2025-12-01',
      '2027-01-01',
      '2026-05-01',
    ]);
  });
});

describe('dayByKey', () => {
  it.each([
    ['ArrowLeft', '2026-01-30'],
    ['ArrowRight', '2026-02-01'],
    ['ArrowUp', '2026-01-24'],
    ['ArrowDown', '2026-02-07'],
    ['Home', '2026-01-26'],
    ['End', '2026-02-01'],
    ['PageUp', '2025-12-31'],
    ['PageDown', '2026-02-28'],
    ['a', null],
  ])('%s leads from 31 January to %s', (key, expected) => {
    expect(dayByKey(key, '2026-01-31')).toBe(expected);
  });
});
