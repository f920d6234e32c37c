/** Why we may keep what we know of somebody. Source: EU General Data Protection Regulation, article 6(1)(e), (f) and (a). */
export const LAWFUL_GROUNDS = ['public_task', 'legitimate_interest', 'consent'] as const;
export type LawfulGround = (typeof LAWFUL_GROUNDS)[number];

/** What a person is called of whom nothing is known any more. */
export const ERASED_NAME = 'Erased person';

/** What says who somebody is: these fields are erased with them, and stand sealed in the audit. */
export const PERSONAL_FIELDS = [
  'name',
  'folded',
  'email',
  'phone',
  'languages',
  'source',
  'metAt',
  'addresses',
  'evidence',
  'bounceReason',
] as const;
