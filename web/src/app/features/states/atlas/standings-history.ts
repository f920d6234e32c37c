import type { StandingStep, StateStandings } from '@demarche/contracts/states';
import type { IsoDate } from '@demarche/domain/dates';
import type { TreatyStatus } from '@demarche/domain/treaty-terms';

export type Counts = Record<TreatyStatus, number>;
const NEVER: StandingStep = { from: null, status: 'not_party', since: null };

/** The step that holds on a day; steps are in order. */
export function stepOn(steps: readonly StandingStep[], day: IsoDate): StandingStep {
  let now = NEVER;
  for (const step of steps) {
    if (step.from !== null && step.from > day) break;
    now = step;
  }
  return now;
}

/** How many States stand where on a day: the four add up to all. */
export function countsOn(items: readonly StateStandings[], day: IsoDate): Counts {
  const counts: Counts = { party: 0, signatory: 0, not_party: 0, withdrawn: 0 };
  for (const { steps } of items) counts[stepOn(steps, day).status] += 1;
  return counts;
}
