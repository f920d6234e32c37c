/** Where a post stands. Source: domain.md, "People, posts, offices". */
export const INSTITUTION_KINDS = [
  'permanent_mission',
  'ministry',
  'parliament',
  'armed_forces',
  'head_of_state_or_government',
  'regional_organisation',
  'international_organisation',
  'civil_society',
  'other',
] as const;
export type InstitutionKind = (typeof INSTITUTION_KINDS)[number];
