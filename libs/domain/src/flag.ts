/** What a person is to a treaty in their State. Source: domain.md, "People, posts, offices". */
export const PERSON_FLAGS = ['focal_point', 'national_champion'] as const;
export type PersonFlag = (typeof PERSON_FLAGS)[number];
/** What an institution is. */
export const FLAG_KINDS = [...PERSON_FLAGS, 'lead_ministry'] as const;
export type FlagKind = (typeof FLAG_KINDS)[number];
