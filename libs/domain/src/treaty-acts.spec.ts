import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canBeSignedOn, compareActs, standingActs, type TreatyAct } from './treaty-acts.js';
import { ACT_KINDS } from './treaty-terms.js';

const act = (id: string, given: Partial<TreatyAct> = {}): TreatyAct => ({
  id,
  kind: 'signature',
  on: '2008-12-03',
  effectiveOn: null,
  recordedAt: '2020-01-01T00:00:00.000Z',
  supersedes: null,
  retracted: false,
  ...given,
});
const ids = (acts: TreatyAct[]): string[] => acts.map(({ id }) => id);

describe('order of acts', () => {
  it('is by date, then by the list of kinds', () => {
    const acts = [...ACT_KINDS].reverse().map((kind) => act(kind, { kind }));
    expect(ids(acts.sort(compareActs))).toEqual([...ACT_KINDS]);
    expect(compareActs(act('a', { kind: 'withdrawal', on: '2001-01-01' }), act('b'))).toBeLessThan(0);
  });

  it('falls back to the instant of recording', () => {
    const later = act('b', { recordedAt: '2021-01-01T00:00:00.000Z' });
    expect([compareActs(act('a'), later), compareActs(later, act('a')), compareActs(act('a'), act('c'))]).toEqual([
      -1, 1, 0,
    ]);
  });

  it('does not depend on the order given', () => {
    const some = fc.array(
      fc.record({
        kind: fc.constantFrom(...ACT_KINDS),
        on: fc.constantFrom('2001-01-01', '2001-01-02'),
        recordedAt: fc.integer({ min: 10, max: 99 }).map((n) => `2020-01-01T00:00:${n}.000Z`),
      }),
    );
    fc.assert(
      fc.property(some, (given) => {
        const acts = given.map((one, index) => act(String(index), one));
        const key = ({ kind, on, recordedAt }: TreatyAct): string => `${on}${kind}${recordedAt}`;
        expect(standingActs(acts).map(key)).toEqual(standingActs([...acts].reverse()).map(key));
      }),
    );
  });
});

describe('corrections', () => {
  const first = act('first', { on: '2008-12-03' });
  const second = act('second', { on: '2008-12-04', supersedes: 'first', recordedAt: '2021-01-01T00:00:00.000Z' });
  const retraction = act('gone', { supersedes: 'second', retracted: true, recordedAt: '2022-01-01T00:00:00.000Z' });

  it('stand in place of what they correct', () => {
    expect(ids(standingActs([first, second]))).toEqual(['second']);
  });

  it('may take an act back altogether', () => {
    expect(ids(standingActs([first, second, retraction]))).toEqual([]);
  });

  it.each([
    ['2019-12-31T00:00:00.000Z', []],
    ['2020-01-01T00:00:00.000Z', ['first']],
    ['2021-06-01T00:00:00.000Z', ['second']],
    ['2022-01-01T00:00:00.000Z', []],
  ])('leave what was known at %s as it was', (knownAt, expected) => {
    expect(ids(standingActs([retraction, second, first], knownAt))).toEqual(expected);
  });
});

describe('when a treaty can be signed', () => {
  const until = { kind: 'until_entry_into_force' } as const;
  it.each([
    ['2008-12-02', false],
    ['2008-12-03', true],
    ['2010-07-31', true],
    ['2010-08-01', false],
  ])('from its opening until its entry into force: %s %s', (day, can) => {
    expect(canBeSignedOn(day, '2008-12-03', until, '2010-08-01')).toBe(can);
  });

  it('stays open while the treaty is not in force', () => {
    expect(canBeSignedOn('2030-01-01', null, until, null)).toBe(true);
  });

  it('ends on the last day a pack names, and never where it stays open', () => {
    expect(canBeSignedOn('1982-04-10', null, { kind: 'until', on: '1982-04-10' }, null)).toBe(true);
    expect(canBeSignedOn('1982-04-11', null, { kind: 'until', on: '1982-04-10' }, null)).toBe(false);
    expect(canBeSignedOn('2030-01-01', '2017-09-20', { kind: 'open' }, '2021-01-22')).toBe(true);
  });
});
