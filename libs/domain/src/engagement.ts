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
