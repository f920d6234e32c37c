import type { StatusSummary } from '@demarche/contracts/states';
import { ATTENTION_GROUPS, type AttentionGroup } from '@demarche/domain/attention';
import type { TreatyStatus } from '@demarche/domain/treaty-terms';

/** In this order the four counts stand, and the parts of the bar beneath them. */
export const TALLY_ORDER = ['party', 'signatory', 'not_party', 'withdrawn'] as const satisfies readonly TreatyStatus[];

export interface AttentionLink {
  readonly group: AttentionGroup;
  /** Null until it is known. */
  readonly count: number | null;
}

/** The three groups, always all three and in the order of the review. */
export function attentionLinks(summary: StatusSummary | undefined): AttentionLink[] {
  return ATTENTION_GROUPS.map((group) => ({
    group,
    count: summary ? (summary.attention.find((entry) => entry.group === group)?.count ?? 0) : null,
  }));
}
