import type { IsoDate } from './dates.js';

/** One dated contact. Source: domain.md, "Engagement". */
export const ENGAGEMENT_KINDS = [
  'bilateral_meeting',
  'call',
  'email',
  'statement',
  'demarche',
  'side_event',
  'depositary_letter',
  'assistance_offer',
  'parliamentary',
  'use_report',
  'letter',
  'dialogue_round',
  'event',
  'meeting_participation',
] as const;
export type EngagementKind = (typeof ENGAGEMENT_KINDS)[number];

/** What a contact is called that nobody gave a title. */
export const ENGAGEMENT_KIND_NAMES: Record<EngagementKind, string> = {
  bilateral_meeting: 'Bilateral meeting',
  call: 'Call',
  email: 'E-mail',
  statement: 'Statement',
  demarche: 'Démarche',
  side_event: 'Side event',
  depositary_letter: 'Letter of the depositary',
  assistance_offer: 'Offer of assistance',
  parliamentary: 'Parliamentary contact',
  use_report: 'Report of alleged use',
  letter: 'Letter',
  dialogue_round: 'Round of dialogue',
  event: 'Event',
  meeting_participation: 'Participation in a meeting',
};

export const ENGAGEMENT_STATUSES = ['planned', 'held', 'cancelled'] as const;
export type EngagementStatus = (typeof ENGAGEMENT_STATUSES)[number];

export const ORGANISATION_ROLES = [
  'host',
  'co_host',
  'funder',
  'in_kind',
  'logistics',
  'resource',
  'participant',
] as const;
export type OrganisationRole = (typeof ORGANISATION_ROLES)[number];

/** Two offices that plan the same State within this many days are both told. */
export const PLANNED_OVERLAP_DAYS = 30;

/** A kind that counts as contact with a State: what was reported about it is not. */
export function isContact(kind: EngagementKind): boolean {
  return kind !== 'use_report';
}

/** What a contact on this day is unless somebody says otherwise: planned when the day is to come, held when it is here or past. */
export function usualStatus(on: IsoDate, today: IsoDate): EngagementStatus {
  return on > today ? 'planned' : 'held';
}

/**
 * Why a contact of this status cannot lie on this day; null when it can. What was held lies on `today` or before, what is
 * planned on `today` or later. A cancelled one may have been meant for any day.
 */
export function dayProblem(
  status: EngagementStatus,
  on: IsoDate,
  today: IsoDate,
): 'held_in_future' | 'planned_in_past' | null {
  if (status === 'held' && on > today) return 'held_in_future';
  if (status === 'planned' && on < today) return 'planned_in_past';
  return null;
}
