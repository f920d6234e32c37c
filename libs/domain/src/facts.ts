import { addYears, type IsoDate } from './dates.js';

/**
 * Whether a reported fact is older than a year on `day`, counted from the day its source speaks of, else from the end of
 * the year it is about. An undated one is of unknown age and counts as stale. Source: domain.md, "The rest".
 */
export function isFactStale(fact: { asOf: IsoDate | null; toYear: number | null }, day: IsoDate): boolean {
  const known = fact.asOf ?? (fact.toYear === null ? null : `${fact.toYear}-12-31`);
  return known === null || addYears(known, 1) <= day;
}
