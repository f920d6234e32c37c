import { describe, expect, it } from 'vitest';
import { ANGOLA, LITHUANIA, standings } from './atlas.fixtures';
import { stopIndex, yearStops } from './year-stops';

const days = (stops: readonly { day: string }[]) => stops.map(({ day }) => day);

describe('the years of a treaty', () => {
  it('go from its opening to today, each told at its end', () => {
    const stops = yearStops(standings(), '2012-06-30');
    expect(days(stops)).toEqual([
      '2008-12-31',
      '2009-12-31',
      '2010-12-31',
      '2011-12-31',
      '2012-06-30',
      ...ahead(2012, 2025),
    ]);
    expect(stops.slice(0, 5).map(({ parties }) => parties)).toEqual([0, 0, 0, 1, 1]);
    expect(stops[4]).toMatchObject({ today: true, ahead: false, height: 100 });
  });

  it('go on to what is already known to come, and no further', () => {
    const stops = yearStops(standings(), '2025-01-15');
    expect(days(stops).slice(-2)).toEqual(['2025-01-15', '2025-12-31']);
    expect(stops.at(-1)).toMatchObject({ ahead: true, parties: 0, year: 2025 });
    expect(days(yearStops(standings(), '2026-11-25')).at(-1)).toBe('2026-11-25');
  });

  it('begin with the day of today for a treaty of which nothing is known', () => {
    expect(days(yearStops(standings({ openedOn: null, items: [] }), '2026-11-25'))).toEqual(['2026-11-25']);
  });

  it('show today once, also on the last day of a year', () => {
    const stops = yearStops(standings({ items: [ANGOLA] }), '2010-12-31');
    expect(days(stops)).toEqual(['2008-12-31', '2009-12-31', '2010-12-31']);
    expect(stops.at(-1)).toMatchObject({ today: true });
  });

  it('hold every day', () => {
    const stops = yearStops(standings({ items: [LITHUANIA] }), '2026-11-25');
    const at = (day: string) => stops[stopIndex(stops, day)]?.day;
    expect(at('2020-06-18')).toBe('2020-12-31');
    expect(at('2020-12-31')).toBe('2020-12-31');
    expect(at('1990-01-01')).toBe('2008-12-31');
    expect(at('2026-11-25')).toBe('2026-11-25');
    expect(at('2031-01-01')).toBe('2026-11-25');
  });
});

function ahead(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => `${from + index}-12-31`);
}
