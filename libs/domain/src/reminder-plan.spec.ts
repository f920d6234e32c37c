import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayIn, instantOf, type Instant, type IsoDate } from './dates.js';
import { ALWAYS, type Period, plannedStep, planReminders } from './reminder-plan.js';

const planned = (dueOn: IsoDate, now: Instant, zone = 'UTC', holds: readonly Period[] = ALWAYS) =>
  planReminders(dueOn, zone, holds, now).map(({ step, dueAt }) => `${step} ${dueAt}`);

describe('planReminders', () => {
  it('reminds 14, 3 and 0 days before, and a week after', () => {
    expect(planned('2026-12-24', '2026-11-24T10:00:00.000Z')).toEqual([
      'due_14 2026-12-10T08:00:00.000Z',
      'due_3 2026-12-21T08:00:00.000Z',
      'due_0 2026-12-24T08:00:00.000Z',
      'overdue_7 2026-12-31T08:00:00.000Z',
    ]);
  });

  it('gives a task made with two days left what still lies ahead', () => {
    expect(planned('2026-11-26', '2026-11-24T10:00:00.000Z')).toEqual([
      'due_0 2026-11-26T08:00:00.000Z',
      'overdue_7 2026-12-03T08:00:00.000Z',
    ]);
  });

  it('takes the step of today at a later hour, and not at an earlier one', () => {
    expect(planned('2026-11-24', '2026-11-24T07:59:59.999Z')[0]).toBe('due_0 2026-11-24T08:00:00.000Z');
    expect(planned('2026-11-24', '2026-11-24T08:00:00.000Z')[0]).toBe('overdue_7 2026-12-01T08:00:00.000Z');
  });

  it('plans only the next week of a task that is long overdue', () => {
    expect(planned('2026-01-01', '2026-11-24T10:00:00.000Z')).toEqual(['overdue_329 2026-11-26T08:00:00.000Z']);
  });

  it.each([
    // UTC+13 in summer, UTC-10 all year, UTC+5:45; Zurich on both sides of the change of 25 October 2026.
    ['Pacific/Auckland', '2026-12-24', '2026-12-23T19:00:00.000Z'],
    ['Pacific/Honolulu', '2026-12-24', '2026-12-24T18:00:00.000Z'],
    ['Asia/Kathmandu', '2026-12-24', '2026-12-24T02:15:00.000Z'],
    ['Pacific/Kiritimati', '2026-12-24', '2026-12-23T18:00:00.000Z'],
    ['Europe/Zurich', '2026-10-24', '2026-10-24T06:00:00.000Z'],
    ['Europe/Zurich', '2026-10-25', '2026-10-25T07:00:00.000Z'],
  ])('08:00 in %s on %s is %s', (zone, dueOn, dueAt) => {
    expect(planned(dueOn, '2026-10-23T12:00:00.000Z', zone)).toContain(`due_0 ${dueAt}`);
  });

  it('reminds who holds the office on that day', () => {
    const until = [{ from: '2020-01-01', to: '2026-12-15' }];
    const after = [{ from: '2026-12-16', to: null }];
    const now = '2026-11-24T10:00:00.000Z';
    expect(planned('2026-12-24', now, 'UTC', until)).toEqual(['due_14 2026-12-10T08:00:00.000Z']);
    expect(planned('2026-12-24', now, 'UTC', after)).toEqual([
      'due_3 2026-12-21T08:00:00.000Z',
      'due_0 2026-12-24T08:00:00.000Z',
      'overdue_7 2026-12-31T08:00:00.000Z',
    ]);
    expect(planned('2026-12-24', now, 'UTC', [])).toEqual([]);
  });

  it('gives a holder who comes when the task is long overdue the first week of their own', () => {
    const holds = [{ from: '2027-03-01', to: null }];
    expect(planned('2026-12-24', '2026-11-24T10:00:00.000Z', 'UTC', holds)).toEqual([
      'overdue_70 2027-03-04T08:00:00.000Z',
    ]);
  });

  it('moves a step that was not sent into another zone, also before now', () => {
    expect(plannedStep('due_3', '2026-12-24', 'Pacific/Auckland', ALWAYS)?.dueAt).toBe('2026-12-20T19:00:00.000Z');
    expect(plannedStep('overdue_14', '2026-12-24', 'Pacific/Honolulu', ALWAYS)?.dueAt).toBe('2027-01-07T18:00:00.000Z');
    expect(plannedStep('due_0', '2026-12-24', 'UTC', [{ from: '2020-01-01', to: '2026-12-23' }])).toBeUndefined();
  });

  const day = fc.integer({ min: 0, max: 1_500 }).map((n) => addDays('2025-01-01', n));
  const zone = fc.constantFrom('UTC', 'Pacific/Auckland', 'Pacific/Honolulu', 'Europe/Zurich', 'Pacific/Kiritimati');
  const instant = fc
    .integer({ min: 0, max: 1_500 * 1_440 })
    .map((m) => new Date(Date.UTC(2025, 0, 1, 0, m)).toISOString());
  const periods = fc.array(
    fc.record({ from: day, days: fc.option(fc.integer({ min: 0, max: 200 })) }).map(({ from, days }) => ({
      from,
      to: days === null ? null : addDays(from, days),
    })),
    { maxLength: 3 },
  );

  it('is what counting every day one by one finds', () => {
    fc.assert(
      fc.property(day, zone, periods, instant, (dueOn, inZone, holds, now) => {
        const expected: string[] = [];
        for (let days = -14; days <= 3_500; days++) {
          const weekly = days > 0 && days % 7 === 0;
          if (![-14, -3, 0].includes(days) && !weekly) continue;
          const dueAt = instantOf(addDays(dueOn, days), '08:00', inZone);
          const on = dueAt.slice(0, 10);
          const held = holds.some(({ from, to }) => from <= on && (to ?? '9999') >= on);
          if (dueAt <= now || !held) continue;
          expected.push(`${weekly ? `overdue_${days}` : `due_${-days}`} ${dueAt}`);
          if (weekly) break;
        }
        expect(planned(dueOn, now, inZone, holds)).toEqual(expected);
      }),
      { numRuns: 150 },
    );
  });

  it('leaves the steps ahead as they are when time goes by, and stands at 08:00 on the wall', () => {
    fc.assert(
      fc.property(day, zone, instant, instant, (dueOn, inZone, a, b) => {
        const [early, late] = a < b ? [a, b] : [b, a];
        const before = planReminders(dueOn, inZone, ALWAYS, early);
        const after = planReminders(dueOn, inZone, ALWAYS, late);
        const kept = before.filter((step) => step.dueAt > late);
        expect(after.slice(0, kept.length)).toEqual(kept);
        for (const step of after) expect(dayIn(inZone, step.dueAt)).toBe(step.localDate);
      }),
    );
  });
});
