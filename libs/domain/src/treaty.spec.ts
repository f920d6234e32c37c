import { describe, expect, it } from 'vitest';
import type { IsoDate } from './dates.js';
import { standingActs, type TreatyAct } from './treaty-acts.js';
import type { TreatyRules } from './treaty-rules.js';
import type { ActKind } from './treaty-terms.js';
import { isInForce, NEVER_ACTED, standingAt, standings } from './treaty.js';

const rules: TreatyRules = {
  openedOn: '2008-12-03',
  entryIntoForce: { kind: 'first_of_month_after', months: 6, threshold: { count: 30, inForceOn: '2010-08-01' } },
  signing: { kind: 'until_entry_into_force' },
  withdrawalNoticeMonths: 6,
};
type Given = [ActKind, IsoDate, IsoDate?];
const act = ([kind, on, effectiveOn]: Given, index: number): TreatyAct => ({
  id: `${kind}#${index}`,
  kind,
  on,
  effectiveOn: effectiveOn ?? null,
  recordedAt: '2020-01-01T00:00:00.000Z',
  supersedes: null,
  retracted: false,
});
const of = (given: Given[], under: TreatyRules = rules, treatyOn: IsoDate | null = '2010-08-01') =>
  standings(standingActs(given.map(act)), under, treatyOn);
const path = (given: Given[], under?: TreatyRules) => of(given, under).map(({ from, status }) => [from, status]);

describe('status from acts', () => {
  it('is not party without any', () => {
    expect(of([])).toEqual([NEVER_ACTED]);
    expect(standingAt(of([]), '2026-01-01')).toBe(NEVER_ACTED);
    expect(standingAt([], '2026-01-01')).toBe(NEVER_ACTED);
  });

  it('goes from signature to deposit', () => {
    const steps = of([
      ['deposit', '2011-09-08'],
      ['signature', '2008-12-03'],
    ]);
    expect(standingAt(steps, '2008-12-02').status).toBe('not_party');
    expect(standingAt(steps, '2008-12-03')).toMatchObject({ status: 'signatory', since: '2008-12-03' });
    expect(standingAt(steps, '2011-09-07').status).toBe('signatory');
    expect(standingAt(steps, '2011-09-08')).toEqual({
      from: '2011-09-08',
      status: 'party',
      since: '2011-09-08',
      actId: 'deposit#0',
      inForceOn: '2012-03-01',
      leavingOn: null,
    });
  });

  it('makes one standing of signature and deposit on one day', () => {
    expect(
      path([
        ['provisional_application', '2008-12-03'],
        ['deposit', '2008-12-03'],
        ['signature', '2008-12-03'],
      ]),
    ).toEqual([
      [null, 'not_party'],
      ['2008-12-03', 'party'],
    ]);
  });

  it('counts by deposit: party before it is bound', () => {
    const party = standingAt(of([['deposit', '2020-06-01']]), '2020-06-18');
    expect(party.status).toBe('party');
    expect(isInForce(party, '2020-11-30')).toBe(false);
    expect(isInForce(party, '2020-12-01')).toBe(true);
  });

  it('lets a day published by the depositary override the rule', () => {
    expect(of([['deposit', '2020-06-01', '2020-11-15']]).at(-1)?.inForceOn).toBe('2020-11-15');
  });

  it('computes no entry into force without a rule or for a treaty that is not in force', () => {
    const unruled = of([['deposit', '2020-06-01']], { ...rules, entryIntoForce: null }).at(-1);
    expect(unruled).toMatchObject({ status: 'party', inForceOn: null });
    expect(isInForce(unruled ?? NEVER_ACTED, '2030-01-01')).toBe(false);
    expect(of([['deposit', '2020-06-01']], rules, null).at(-1)?.inForceOn).toBeNull();
  });

  it('is not changed by acts that change nothing', () => {
    expect(
      path([
        ['provisional_application', '2008-12-03'],
        ['withdrawal_notice', '2008-12-04'],
        ['notice_revoked', '2008-12-05'],
        ['withdrawal', '2008-12-06'],
        ['deposit', '2009-01-01'],
        ['deposit', '2009-02-01'],
        ['signature', '2009-03-01'],
      ]),
    ).toEqual([
      [null, 'not_party'],
      ['2009-01-01', 'party'],
    ]);
  });
});

describe('withdrawal', () => {
  it('takes effect after the notice period', () => {
    const steps = of([
      ['deposit', '2011-03-24'],
      ['withdrawal_notice', '2024-09-06'],
    ]);
    expect(standingAt(steps, '2024-09-05').leavingOn).toBeNull();
    expect(standingAt(steps, '2024-09-06')).toMatchObject({
      status: 'party',
      since: '2011-03-24',
      leavingOn: '2025-03-06',
    });
    expect(standingAt(steps, '2025-03-05').status).toBe('party');
    expect(standingAt(steps, '2025-03-06')).toEqual({
      from: '2025-03-06',
      status: 'withdrawn',
      since: '2025-03-06',
      actId: 'withdrawal_notice#1',
      inForceOn: null,
      leavingOn: null,
    });
  });

  it('takes effect when the explicit act says so', () => {
    const steps = of([
      ['deposit', '2011-03-24'],
      ['withdrawal_notice', '2024-09-06'],
      ['withdrawal', '2025-09-01'],
    ]);
    expect(standingAt(steps, '2025-08-31')).toMatchObject({ status: 'party', leavingOn: '2025-09-01' });
    expect(standingAt(steps, '2025-09-01')).toMatchObject({ status: 'withdrawn', actId: 'withdrawal#2' });
  });

  it('needs no notice where the act itself is recorded', () => {
    expect(
      path([
        ['deposit', '2011-03-24'],
        ['withdrawal', '2025-09-01'],
      ]).at(-1),
    ).toEqual(['2025-09-01', 'withdrawn']);
  });

  it('does not happen when the notice is revoked, be it on the last day', () => {
    expect(
      path([
        ['deposit', '2011-03-24'],
        ['withdrawal_notice', '2024-09-06'],
        ['notice_revoked', '2025-03-06'],
      ]),
    ).toEqual([
      [null, 'not_party'],
      ['2011-03-24', 'party'],
      ['2024-09-06', 'party'],
      ['2025-03-06', 'party'],
    ]);
  });

  it('cannot be revoked once it took effect', () => {
    expect(
      path([
        ['deposit', '2011-03-24'],
        ['withdrawal_notice', '2024-09-06'],
        ['notice_revoked', '2025-03-07'],
      ]).at(-1),
    ).toEqual(['2025-03-06', 'withdrawn']);
  });

  it('counts from the first notice when a second is sent', () => {
    expect(
      path([
        ['deposit', '2011-03-24'],
        ['withdrawal_notice', '2024-09-06'],
        ['withdrawal_notice', '2024-12-01'],
      ]).at(-1),
    ).toEqual(['2025-03-06', 'withdrawn']);
  });

  it('has no day while neither pack nor depositary give one', () => {
    const steps = of(
      [
        ['deposit', '2011-03-24'],
        ['withdrawal_notice', '2024-09-06'],
      ],
      { ...rules, withdrawalNoticeMonths: null },
    );
    expect(standingAt(steps, '2030-01-01')).toMatchObject({ status: 'party', leavingOn: null });
  });

  it('is followed by a new deposit when the State comes back, with a new entry into force', () => {
    const steps = of([
      ['signature', '2008-12-03'],
      ['deposit', '2011-03-24'],
      ['withdrawal_notice', '2024-09-06'],
      ['deposit', '2027-01-15'],
      ['withdrawal_notice', '2030-01-01'],
      ['withdrawal', '2030-08-01'],
    ]);
    expect(steps.map(({ from, status, inForceOn }) => [from, status, inForceOn])).toEqual([
      [null, 'not_party', null],
      ['2008-12-03', 'signatory', null],
      ['2011-03-24', 'party', '2011-09-01'],
      ['2024-09-06', 'party', '2011-09-01'],
      ['2025-03-06', 'withdrawn', null],
      ['2027-01-15', 'party', '2027-07-01'],
      ['2030-01-01', 'party', '2027-07-01'],
      ['2030-08-01', 'withdrawn', null],
    ]);
  });

  it('leaves a State that signs again withdrawn: it was party and is no longer', () => {
    expect(
      path([
        ['deposit', '2011-03-24'],
        ['withdrawal', '2012-01-01'],
        ['signature', '2013-01-01'],
      ]).at(-1),
    ).toEqual(['2012-01-01', 'withdrawn']);
  });
});
