import { describe, expect, it } from 'vitest';
import type { StateRow, VoteColumn } from '@demarche/contracts/states';
import { stateRow } from '../states.fixtures';
import type { SortKey } from './state-query';
import { ownerName, sortStates, yesVotes } from './state-sort';

const VOTES: VoteColumn[] = [{ symbol: 'A', year: 2021, votedOn: '2021-12-06' }];
const owner = (name: string | null, shortName = 'ISU'): NonNullable<StateRow['owner']> => ({
  id: 'a',
  state: { iso3: 'AAA', name: 'A' },
  office: { id: 'o', shortName, name: shortName },
  user: name === null ? null : { id: 'u', name },
  tier: 1,
  nextStep: null,
  nextStepDueOn: null,
  from: '2026-01-01',
  to: null,
  version: 1,
});
const b = stateRow({
  iso3: 'BBB',
  name: 'B',
  status: 'party',
  since: '2010-01-01',
  group: 'WEOG',
  votes: { A: 'yes' },
  owner: owner('Zoe'),
  lastContactOn: '2026-01-01',
});
const a = stateRow({
  iso3: 'AAA',
  name: 'A',
  status: 'signatory',
  since: '2008-12-03',
  group: 'African Group',
  votes: { A: 'no' },
  owner: owner(null, 'Coordinator A'),
  lastContactOn: '2026-02-01',
});
const none = stateRow({ iso3: 'CCC', name: 'C', group: null, owner: null, lastContactOn: null });
const order = (by: SortKey, descending = false) =>
  sortStates([b, none, a], { by, descending }, VOTES)
    .map((row) => row.name)
    .join('');

describe('the order of the register', () => {
  it.each<[SortKey, string, string]>([
    ['state', 'ABC', 'CBA'],
    ['status', 'ACB', 'BCA'],
    ['since', 'ABC', 'BAC'],
    ['group', 'ABC', 'BAC'],
    ['votes', 'ABC', 'BAC'],
    ['owner', 'ABC', 'BAC'],
    ['lastContact', 'BAC', 'ABC'],
  ])('by %s: up %s, down %s; what has no value stands last either way', (by, up, down) => {
    expect(order(by)).toBe(up);
    expect(order(by, true)).toBe(down);
  });

  it('keeps States that tie in the order of their names, also when it runs down', () => {
    const twins = [stateRow({ name: 'Zambia' }), stateRow({ name: 'Benin' }), stateRow({ name: 'Åland' })];
    expect(sortStates(twins, { by: 'status', descending: true }, []).map((row) => row.name)).toEqual([
      'Åland',
      'Benin',
      'Zambia',
    ]);
    expect(sortStates(twins, { by: 'owner', descending: true }, []).map((row) => row.name)[0]).toBe('Åland');
  });

  it('does not touch the rows it was given', () => {
    const rows = [b, a];
    sortStates(rows, { by: 'state', descending: false }, VOTES);
    expect(rows[0]).toBe(b);
  });
});

describe('yes votes', () => {
  it('are counted among the votes a State could take part in', () => {
    const two = [...VOTES, { symbol: 'B', year: 2022, votedOn: '2022-12-07' }];
    expect(yesVotes(stateRow({ votes: { A: 'not_member', B: 'yes' } }), two)).toBe(1);
    expect(yesVotes(stateRow({ votes: { A: 'not_member' } }), VOTES)).toBeNull();
  });
});

describe('an owner', () => {
  it('is the officer, else the office', () => {
    expect(ownerName(owner('Zoe'))).toBe('Zoe');
    expect(ownerName(owner(null))).toBe('ISU');
  });
});
