import { describe, expect, it } from 'vitest';
import type { VoteColumn } from '@demarche/contracts/states';
import { stateRow } from '../states.fixtures';
import { facets, matchesFilters, matchesText, voteColumn } from './state-match';
import { parseStateQuery } from './state-query';

const VOTES: VoteColumn[] = [
  { symbol: 'A/RES/75/62', year: 2020, votedOn: '2020-12-07' },
  { symbol: 'A/RES/76/47', year: 2021, votedOn: '2021-12-06' },
];
const angola = stateRow({
  status: 'signatory',
  memberships: ['AU', 'SADC'],
  votes: { 'A/RES/75/62': 'abstain', 'A/RES/76/47': 'yes' },
  attention: ['signatories'],
});
const holySee = stateRow({ iso3: 'VAT', name: 'Holy See', group: null });
const match = (row: typeof angola, params: Record<string, string>) =>
  matchesFilters(row, parseStateQuery(params), VOTES);

describe('filters of the register', () => {
  it('let every State through when there are none', () => {
    expect(match(angola, {})).toBe(true);
    expect(matchesFilters(holySee, parseStateQuery({}), [])).toBe(true);
  });

  it.each([
    ['status', { status: 'signatory,party' }, { status: 'party' }],
    ['region', { region: 'Africa,Asia' }, { region: 'Asia' }],
    ['group', { group: 'African Group' }, { group: 'WEOG' }],
    ['membership', { membership: 'EU,SADC' }, { membership: 'EU' }],
    ['attention', { attention: 'signatories' }, { attention: 'not_party_voting_yes' }],
    ['the latest vote', { vote: 'yes' }, { vote: 'abstain' }],
    ['the vote of a year', { vote: '2020:abstain' }, { vote: '2020:yes' }],
    ['the vote by symbol', { vote: 'A/RES/75/62:abstain' }, { vote: 'A/RES/75/62:yes' }],
  ])('tell States apart by %s', (_name, hit, miss) => {
    expect(match(angola, hit)).toBe(true);
    expect(match(angola, miss)).toBe(false);
  });

  it('hold together: every filter, any value of each', () => {
    expect(match(angola, { status: 'signatory', region: 'Asia' })).toBe(false);
    expect(match(angola, { vote: '2020:yes,yes' })).toBe(true);
  });

  it('never match a State without a group, a vote nobody stored, or a State that was no member', () => {
    expect(match(holySee, { group: 'African Group' })).toBe(false);
    expect(match(angola, { vote: '1999:yes' })).toBe(false);
    expect(match(holySee, { vote: 'yes' })).toBe(false);
    expect(matchesFilters(angola, parseStateQuery({ vote: 'yes' }), [])).toBe(false);
  });
});

describe('the vote a filter means', () => {
  it('is the latest, or null where none is stored', () => {
    expect(voteColumn(VOTES, null)?.year).toBe(2021);
    expect(voteColumn([], null)).toBeNull();
    expect(voteColumn(VOTES, '2020')?.symbol).toBe('A/RES/75/62');
    expect(voteColumn(VOTES, '2019')).toBeNull();
  });
});

describe('free text', () => {
  const none = new Set<string>();
  it('finds names without accents, codes whole, other names by the answer of the server', () => {
    const ivory = stateRow({ iso3: 'CIV', name: 'Côte d’Ivoire' });
    expect(matchesText(ivory, "cote d'iv", none)).toBe(true);
    expect(matchesText(ivory, 'civ', none)).toBe(true);
    expect(matchesText(ivory, 'ci', none)).toBe(false);
    expect(matchesText(ivory, 'ivory', new Set(['CIV']))).toBe(true);
    expect(matchesText(ivory, '', none)).toBe(true);
  });
});

describe('facets', () => {
  it('count each value once a State, by name, and no missing ones', () => {
    const counts = facets([angola, stateRow({ memberships: ['AU'] }), holySee], (row) => row.memberships);
    expect([...counts]).toEqual([
      ['AU', 2],
      ['SADC', 1],
    ]);
    expect([...facets([holySee], (row) => [row.group])]).toEqual([]);
  });
});
