import { addDays, addYears, type IsoDate } from './dates.js';

/** A duty that a treaty ties to its entry into force for a State; a pack lists them. */
export type DeadlineRule =
  | { readonly key: string; readonly kind: 'days_after'; readonly days: number }
  | { readonly key: string; readonly kind: 'years_after'; readonly years: number }
  /** Every year on `day` (`MM-DD`), first after the deadline `after`. */
  | { readonly key: string; readonly kind: 'yearly'; readonly day: string; readonly after: string };

export interface Deadline {
  readonly key: string;
  /** For a yearly duty the first time. */
  readonly on: IsoDate;
  readonly yearly: boolean;
}

/**
 * The days by which a State has to act when the treaty enters into force for it on `inForceOn`, in the pack's order.
 * CCM art. 7: initial report 180 days after, then every 30 April; art. 3: stockpiles 8 years; art. 4: clearance 10 years.
 * @throws RangeError when a yearly rule follows a deadline that is not listed before it
 */
export function deadlinesFor(inForceOn: IsoDate, rules: readonly DeadlineRule[]): Deadline[] {
  const found: Deadline[] = [];
  for (const rule of rules) {
    switch (rule.kind) {
      case 'days_after':
        found.push({ key: rule.key, on: addDays(inForceOn, rule.days), yearly: false });
        break;
      case 'years_after':
        found.push({ key: rule.key, on: addYears(inForceOn, rule.years), yearly: false });
        break;
      case 'yearly': {
        const after = found.find((deadline) => deadline.key === rule.after);
        if (after === undefined) throw new RangeError(`deadline ${rule.key} follows unknown deadline ${rule.after}`);
        const sameYear = `${after.on.slice(0, 4)}-${rule.day}`;
        found.push({ key: rule.key, on: sameYear > after.on ? sameYear : addYears(sameYear, 1), yearly: true });
        break;
      }
    }
  }
  return found;
}
