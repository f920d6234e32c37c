import type { IsoDate } from './dates.js';
import type { EntryIntoForceRule } from './entry-into-force.js';

/** Until when a treaty can be signed. CCM art. 15, APMBC art. 15: until its entry into force. */
export type SigningRule = { kind: 'until_entry_into_force' } | { kind: 'until'; on: IsoDate } | { kind: 'open' };

/** What a treaty pack says about its treaty. A rule that is not known is null and nothing is computed from it. */
export interface TreatyRules {
  readonly openedOn: IsoDate | null;
  readonly entryIntoForce: EntryIntoForceRule | null;
  readonly signing: SigningRule;
  /** Months from the receipt of a notice to the day the withdrawal takes effect. CCM art. 20, APMBC art. 20: six. */
  readonly withdrawalNoticeMonths: number | null;
}
