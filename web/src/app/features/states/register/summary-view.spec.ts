import { describe, expect, it } from 'vitest';
import { statusSummary } from '../states.fixtures';
import { attentionLinks, yearBars } from './summary-view';

describe('States Parties by year', () => {
  it('are drawn to the highest year; all but the present one lead to their end', () => {
    const bars = yearBars(
      statusSummary({
        partiesByYear: [
          { year: 2024, parties: 112 },
          { year: 2025, parties: 111 },
          { year: 2026, parties: 56 },
        ],
      }),
    );
    expect(bars.map((bar) => bar.height)).toEqual([100, 99, 50]);
    expect(bars.map((bar) => bar.asAt)).toEqual(['2024-12-31', '2025-12-31', null]);
    expect(bars.map((bar) => bar.current)).toEqual([false, false, true]);
  });

  it('stand flat before the first State and are none before the treaty', () => {
    expect(yearBars(statusSummary({ partiesByYear: [{ year: 2008, parties: 0 }] }))[0]?.height).toBe(0);
    expect(yearBars(statusSummary())).toEqual([]);
  });
});

describe('particular attention', () => {
  it('always names the three groups, in one order', () => {
    const links = attentionLinks(statusSummary({ attention: [{ group: 'not_party_voting_yes', count: 35 }] }));
    expect(links.map((link) => link.group)).toEqual([
      'signatories',
      'not_party_voting_yes',
      'not_party_affected_or_stockpiling',
    ]);
    expect(links.map((link) => link.count)).toEqual([0, 35, 0]);
  });
});
