import type { StatusSummary } from '@demarche/contracts/states';
import { ATTENTION_GROUPS, type AttentionGroup } from '@demarche/domain/attention';
import type { TreatyStatus } from '@demarche/domain/treaty-terms';

/** In this order the four counts stand, and the parts of the bar beneath them. */
export const TALLY_ORDER = ['party', 'signatory', 'not_party', 'withdrawn'] as const satisfies readonly TreatyStatus[];

export interface YearBar {
  readonly year: number;
  readonly parties: number;
  /** Height in per cent of the highest year. */
  readonly height: number;
  /** The year of the as-at date. */
  readonly current: boolean;
  /** The as-at date that shows the register at the end of that year; null for the present one, which is shown already. */
  readonly asAt: string | null;
}

/** States Parties at the end of each year; the highest bar is 100 %. */
export function yearBars(summary: StatusSummary): YearBar[] {
  const highest = Math.max(1, ...summary.partiesByYear.map((entry) => entry.parties));
  const current = summary.partiesByYear.at(-1)?.year;
  return summary.partiesByYear.map(({ year, parties }) => ({
    year,
    parties,
    height: Math.round((100 * parties) / highest),
    current: year === current,
    asAt: year === current ? null : `${year}-12-31`,
  }));
}

export interface AttentionLink {
  readonly group: AttentionGroup;
  readonly count: number;
}

/** The three groups, always all three and in the order of the review. */
export function attentionLinks(summary: StatusSummary): AttentionLink[] {
  return ATTENTION_GROUPS.map((group) => ({
    group,
    count: summary.attention.find((entry) => entry.group === group)?.count ?? 0,
  }));
}
