import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from './dates.js';
import { entryIntoForce, treatyInForceOn, type EntryIntoForceRule } from './entry-into-force.js';

const sixMonths = (count: number, inForceOn: string | null): EntryIntoForceRule => ({
  kind: 'first_of_month_after',
  months: 6,
  threshold: { count, inForceOn },
});
const ninetyDays: EntryIntoForceRule = { kind: 'days_after', days: 90, threshold: { count: 2, inForceOn: null } };

describe('entry into force for one State', () => {
  const rule = sixMonths(30, '2010-08-01');
  it.each([
    ['2008-12-03', '2010-08-01', 'one of the first thirty'],
    ['2010-02-16', '2010-08-01', 'the thirtieth'],
    ['2010-02-28', '2010-08-01', 'same month as the thirtieth'],
    ['2010-03-01', '2010-09-01', 'the month after'],
    ['2011-09-08', '2012-03-01', 'across the turn of the year'],
    ['2020-08-31', '2021-02-01', 'last day of a month'],
  ])('deposit %s is in force %s (%s)', (deposited, inForce) => {
    expect(entryIntoForce(deposited, rule, treatyInForceOn(rule, []))).toBe(inForce);
  });

  it('counts days where the rule counts days', () => {
    expect(entryIntoForce('2015-01-30', ninetyDays, '2014-12-24')).toBe('2015-04-30');
    expect(entryIntoForce('2013-08-12', ninetyDays, '2014-12-24')).toBe('2014-12-24');
  });

  it('is unknown while the treaty is not in force', () => {
    expect(entryIntoForce('2015-01-30', ninetyDays, null)).toBeNull();
  });
});

describe('entry into force of the treaty', () => {
  it('is the published day', () => {
    expect(treatyInForceOn(sixMonths(40, '1999-03-01'), [])).toBe('1999-03-01');
  });

  it('follows from the deposit that meets the threshold, in whatever order they are given', () => {
    expect(treatyInForceOn(ninetyDays, ['2014-09-25', '2014-01-01', '2014-12-01'])).toBe('2014-12-24');
  });

  it('has not happened while deposits are missing', () => {
    expect(treatyInForceOn(ninetyDays, ['2014-09-25'])).toBeNull();
  });
});

describe('rule properties', () => {
  const day = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays('1995-01-01', n));
  const rule = fc.oneof(
    fc.record({
      kind: fc.constant('first_of_month_after' as const),
      months: fc.integer({ min: 1, max: 12 }),
      threshold: fc.record({ count: fc.integer({ min: 1, max: 5 }), inForceOn: fc.constant(null) }),
    }),
    fc.record({
      kind: fc.constant('days_after' as const),
      days: fc.integer({ min: 1, max: 400 }),
      threshold: fc.record({ count: fc.integer({ min: 1, max: 5 }), inForceOn: fc.constant(null) }),
    }),
  );

  it('never binds earlier who deposits later, and nobody before the treaty', () => {
    fc.assert(
      fc.property(rule, fc.array(day, { minLength: 5, maxLength: 8 }), (anyRule, deposits) => {
        const treatyOn = treatyInForceOn(anyRule, deposits);
        const days = [...deposits].sort().map((deposit) => entryIntoForce(deposit, anyRule, treatyOn) ?? '');
        expect(days).toEqual([...days].sort());
        expect(days.every((inForce) => treatyOn !== null && inForce >= treatyOn)).toBe(true);
      }),
    );
  });

  it('binds all whose deposits met the threshold on the day the treaty enters into force', () => {
    fc.assert(
      fc.property(rule, fc.array(day, { minLength: 5, maxLength: 8 }), (anyRule, deposits) => {
        const treatyOn = treatyInForceOn(anyRule, deposits);
        for (const first of [...deposits].sort().slice(0, anyRule.threshold.count)) {
          expect(entryIntoForce(first, anyRule, treatyOn)).toBe(treatyOn);
        }
      }),
    );
  });
});
