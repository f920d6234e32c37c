/** Why we may keep what we know of somebody. Source: EU General Data Protection Regulation, article 6(1)(e), (f) and (a). */
export const LAWFUL_GROUNDS = ['public_task', 'legitimate_interest', 'consent'] as const;
export type LawfulGround = (typeof LAWFUL_GROUNDS)[number];
