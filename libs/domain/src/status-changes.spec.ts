import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeKind, changesBetween } from './status-changes.js';
import { standingAt, standings, type Standing } from './treaty.js';
import { standingActs, type TreatyAct } from './treaty-acts.js';
import { ACT_KINDS } from './treaty-terms.js';
import { countStandings } from './status-counts.js';
import { addDays } from './dates.js';

const step = (from: string | null, status: Standing['status']): Standing => ({
  from,
  status,
  since: from,
  actId: from && `act ${from}`,
  inForceOn: null,
  leavingOn: null,
});
const life = [
  step(null, 'not_party'),
  step('2008-12-03', 'signatory'),
  step('2011-03-24', 'party'),
  step('2024-09-06', 'party'),
  step('2025-03-06', 'withdrawn'),
  step('2027-01-01', 'party'),
];

describe('changes of status', () => {
  it('are named', () => {
    expect(changeKind('party', 'party')).toBeNull();
    expect(changeKind('not_party', 'party')).toBe('joined');
    expect(changeKind('withdrawn', 'party')).toBe('joined');
    expect(changeKind('party', 'withdrawn')).toBe('left');
    expect(changeKind('not_party', 'signatory')).toBe('signed');
    expect(changeKind('signatory', 'not_party')).toBeNull();
  });

  it('include both ends of the time asked for', () => {
    expect(changesBetween(life, '2011-03-24', '2025-03-06')).toEqual([
      { on: '2011-03-24', change: 'joined', before: 'signatory', after: 'party', actId: 'act 2011-03-24' },
      { on: '2025-03-06', change: 'left', before: 'party', after: 'withdrawn', actId: 'act 2025-03-06' },
    ]);
    expect(changesBetween(life, '2011-03-25', '2025-03-05')).toEqual([]);
  });

  it('tell of whoever signs and of whoever comes back', () => {
    expect(changesBetween(life, '2000-01-01', '2030-01-01').map(({ change }) => change)).toEqual([
      'signed',
      'joined',
      'left',
      'joined',
    ]);
  });
});

describe('algebra of standings', () => {
  const acts = fc
    .array(fc.record({ kind: fc.constantFrom(...ACT_KINDS), day: fc.integer({ min: 0, max: 900 }) }), { maxLength: 8 })
    .map((some) =>
      some.map(({ kind, day }, index): TreatyAct => ({
        id: String(index),
        kind,
        on: addDays('2009-01-01', day),
        effectiveOn: null,
        recordedAt: '2020-01-01T00:00:00.000Z',
        supersedes: null,
        retracted: false,
      })),
    );
  const rules = {
    openedOn: null,
    entryIntoForce: { kind: 'days_after', days: 90, threshold: { count: 1, inForceOn: '2009-06-01' } },
    signing: { kind: 'open' },
    withdrawalNoticeMonths: 6,
  } as const;
  const stepsOf = (some: TreatyAct[]): Standing[] => standings(standingActs(some), rules, '2009-06-01');

  it('changes lead from the status before to the status after', () => {
    fc.assert(
      fc.property(acts, fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 800 }), (some, start, length) => {
        const steps = stepsOf(some);
        const from = addDays('2009-01-01', start);
        const to = addDays(from, length);
        let status = standingAt(steps, addDays(from, -1)).status;
        for (const change of changesBetween(steps, from, to)) {
          expect(change.before).toBe(status);
          status = change.after;
        }
        expect(status).toBe(standingAt(steps, to).status);
      }),
    );
  });

  it('days strictly rise, and who was party is party or withdrawn ever after', () => {
    fc.assert(
      fc.property(acts, (some) => {
        const steps = stepsOf(some);
        const days = steps.slice(1).map(({ from }) => from ?? '');
        expect(days).toEqual([...new Set(days)].sort());
        const first = steps.findIndex(({ status }) => status === 'party');
        if (first >= 0) {
          expect(steps.slice(first).every(({ status }) => status === 'party' || status === 'withdrawn')).toBe(true);
        }
      }),
    );
  });

  it('the four counts add up, and no more are in force than are party', () => {
    fc.assert(
      fc.property(fc.array(acts, { maxLength: 10 }), fc.integer({ min: 0, max: 1200 }), (many, after) => {
        const day = addDays('2009-01-01', after);
        const counts = countStandings(
          many.map((some) => standingAt(stepsOf(some), day)),
          day,
        );
        expect(counts.party + counts.signatory + counts.not_party + counts.withdrawn).toBe(many.length);
        expect(counts.total).toBe(many.length);
        expect(counts.inForce).toBeLessThanOrEqual(counts.party);
      }),
    );
  });
});
