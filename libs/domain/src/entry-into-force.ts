import { addDays, firstOfMonthAfter, type IsoDate } from './dates.js';

/**
 * How many deposits bring the treaty into force, and the day it came into force. `inForceOn` null: not published, so the
 * day follows from the deposits, or the treaty is not in force yet.
 */
export interface Threshold {
  readonly count: number;
  readonly inForceOn: IsoDate | null;
}

/** A pack's rule for the entry into force for one State. */
export type EntryIntoForceRule =
  | { readonly kind: 'first_of_month_after'; readonly months: number; readonly threshold: Threshold }
  | { readonly kind: 'days_after'; readonly days: number; readonly threshold: Threshold };

/** The day the rule names for a deposit, the threshold left aside. */
function dayByRule(depositedOn: IsoDate, rule: EntryIntoForceRule): IsoDate {
  switch (rule.kind) {
    case 'first_of_month_after':
      return firstOfMonthAfter(depositedOn, rule.months);
    case 'days_after':
      return addDays(depositedOn, rule.days);
  }
}

/**
 * Entry into force of the treaty itself: the published day, else the rule applied to the deposit that meets the
 * threshold. Null while too few have deposited.
 * @param firstDeposits the first deposit of each State, in any order
 */
export function treatyInForceOn(rule: EntryIntoForceRule, firstDeposits: readonly IsoDate[]): IsoDate | null {
  if (rule.threshold.inForceOn !== null) return rule.threshold.inForceOn;
  const decisive = [...firstDeposits].sort()[rule.threshold.count - 1];
  return decisive === undefined ? null : dayByRule(decisive, rule);
}

/**
 * Entry into force for one State: the day the rule names, but never before the treaty itself. For those whose deposits
 * met the threshold both rules give the same day, since the decisive deposit is the last of them.
 * CCM art. 17, APMBC art. 17: first day of the sixth month after the month of deposit. ATT art. 22: ninety days after it.
 * @param treatyOn entry into force of the treaty; null when it is not in force
 */
export function entryIntoForce(
  depositedOn: IsoDate,
  rule: EntryIntoForceRule,
  treatyOn: IsoDate | null,
): IsoDate | null {
  if (treatyOn === null) return null;
  const byRule = dayByRule(depositedOn, rule);
  return byRule > treatyOn ? byRule : treatyOn;
}
