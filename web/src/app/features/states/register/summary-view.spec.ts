import { describe, expect, it } from 'vitest';
import { statusSummary } from '../states.fixtures';
import { attentionLinks } from './summary-view';

describe('particular attention', () => {
  it('always names the three groups, in one order', () => {
    const links = attentionLinks(statusSummary({ attention: [{ group: 'not_party_voting_yes', count: 35 }] }));
    expect(links.map((link) => link.group)).toEqual([
      'signatories',
      'not_party_voting_yes',
      'not_party_affected_or_stockpiling',
    ]);
    expect(links.map((link) => link.count)).toEqual([0, 35, 0]);
    expect(attentionLinks(undefined).map((link) => link.count)).toEqual([null, null, null]);
  });
});
