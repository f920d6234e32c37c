import type { BallotChoice, TreatyStatus } from './treaty-terms.js';

/** The groups that deserve particular attention. Source: review, CCM/CONF/2020/PM.1; domain.md, "The rest". */
export const ATTENTION_GROUPS = ['signatories', 'not_party_voting_yes', 'not_party_affected_or_stockpiling'] as const;
export type AttentionGroup = (typeof ATTENTION_GROUPS)[number];

/** Which reported facts make a State one that is contaminated or holds stockpiles; a pack says so. */
export interface AttentionFact {
  readonly fact: string;
  /** A fact that ends the first: stockpiles reported as destroyed. */
  readonly unless: string | null;
}

/** A State not party, as texts mean it: never joined, or left. Signatories are told apart. */
export function isStateNotParty(status: TreatyStatus): boolean {
  return status === 'not_party' || status === 'withdrawn';
}

/**
 * The groups a State belongs to on a day.
 * @param latestChoice its ballot in the latest counted plenary vote on the whole text; null without one
 * @param facts kinds of the facts reported of it
 */
export function attentionGroups(
  status: TreatyStatus,
  latestChoice: BallotChoice | null,
  facts: ReadonlySet<string>,
  rules: readonly AttentionFact[],
): AttentionGroup[] {
  if (status === 'signatory') return ['signatories'];
  if (!isStateNotParty(status)) return [];
  const groups: AttentionGroup[] = [];
  if (latestChoice === 'yes') groups.push('not_party_voting_yes');
  if (rules.some(({ fact, unless }) => facts.has(fact) && !(unless !== null && facts.has(unless)))) {
    groups.push('not_party_affected_or_stockpiling');
  }
  return groups;
}
