import type { EngagementView } from '@demarche/contracts/engagements';
import type { IsoDate } from '@demarche/domain/dates';
import { PLANNED_OVERLAP_DAYS } from '@demarche/domain/engagement';
import { dayNumber } from '../../../ui/dates/day-text';

/** Contacts that are planned from `today` on, the next one first. */
export function plannedFrom(engagements: readonly EngagementView[], today: IsoDate): EngagementView[] {
  return engagements
    .filter((entry) => entry.status === 'planned' && entry.on >= today)
    .sort((a, b) => a.on.localeCompare(b.on));
}

/** Two offices plan the same State within thirty days of each other: both have been told, and the page says so. */
export function plansOverlap(planned: readonly EngagementView[]): boolean {
  return planned.some((one) =>
    planned.some(
      (other) =>
        one.office !== null &&
        other.office !== null &&
        one.office.id !== other.office.id &&
        Math.abs(dayNumber(one.on) - dayNumber(other.on)) <= PLANNED_OVERLAP_DAYS,
    ),
  );
}
