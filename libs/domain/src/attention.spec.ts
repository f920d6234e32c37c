import { describe, expect, it } from 'vitest';
import { attentionGroups, isStateNotParty } from './attention.js';

const rules = [
  { fact: 'contaminated', unless: null },
  { fact: 'stockpiler', unless: 'stockpile_destroyed' },
];
const groups = (
  status: 'party' | 'signatory' | 'not_party' | 'withdrawn',
  vote: 'yes' | 'no' | null,
  facts: string[],
) => attentionGroups(status, vote, new Set(facts), rules);

describe('groups of particular attention', () => {
  it('a signatory is in one and only that one', () => {
    expect(groups('signatory', 'yes', ['contaminated'])).toEqual(['signatories']);
  });
  it('a State Party is in none', () => expect(groups('party', 'yes', ['contaminated'])).toEqual([]));
  it('a State not party may be in both others', () => {
    expect(groups('not_party', 'yes', ['stockpiler'])).toEqual([
      'not_party_voting_yes',
      'not_party_affected_or_stockpiling',
    ]);
    expect(groups('withdrawn', 'no', ['contaminated'])).toEqual(['not_party_affected_or_stockpiling']);
    expect(groups('not_party', null, ['use_alleged'])).toEqual([]);
  });
  it('stockpiles reported as destroyed count no more', () => {
    expect(groups('not_party', null, ['stockpiler', 'stockpile_destroyed'])).toEqual([]);
  });
  it('who withdrew is a State not party, a signatory is not', () => {
    expect(['not_party', 'withdrawn', 'signatory', 'party'].map((s) => isStateNotParty(s as 'party'))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
