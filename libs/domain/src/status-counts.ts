import type { IsoDate } from './dates.js';
import { isInForce, type Standing } from './treaty.js';

/** How many States stand where. The four add up to `total`. */
export interface StandingCounts {
  party: number;
  signatory: number;
  not_party: number;
  withdrawn: number;
  /** How many of `party` are in force on the day. */
  inForce: number;
  total: number;
}

/** Counts the standings of one day; published figures count by deposit, in force is told beside it. */
export function countStandings(standingsOfDay: readonly Standing[], day: IsoDate): StandingCounts {
  const counts: StandingCounts = { party: 0, signatory: 0, not_party: 0, withdrawn: 0, inForce: 0, total: 0 };
  for (const standing of standingsOfDay) {
    counts[standing.status] += 1;
    counts.total += 1;
    if (isInForce(standing, day)) counts.inForce += 1;
  }
  return counts;
}
