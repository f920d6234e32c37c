/** Words of the register. Source: domain.md, "Treaty status" and "Votes". */
export const TREATY_STATUSES = ['party', 'signatory', 'not_party', 'withdrawn'] as const;
export type TreatyStatus = (typeof TREATY_STATUSES)[number];

/** In this order several acts of one day take effect. */
export const ACT_KINDS = [
  'signature',
  'deposit',
  'provisional_application',
  'withdrawal_notice',
  'notice_revoked',
  'withdrawal',
] as const;
export type ActKind = (typeof ACT_KINDS)[number];

/** Forms of consent to be bound that a deposit can take. */
export const CONSENT_FORMS = [
  'ratification',
  'acceptance',
  'approval',
  'accession',
  'succession',
  'consent_to_be_bound',
] as const;
export type ConsentForm = (typeof CONSENT_FORMS)[number];

export const BALLOT_CHOICES = ['yes', 'no', 'abstain', 'absent', 'not_member'] as const;
export type BallotChoice = (typeof BALLOT_CHOICES)[number];

export const VOTE_BODIES = ['first_committee', 'plenary'] as const;
export type VoteBody = (typeof VOTE_BODIES)[number];

export const VOTE_PARTS = ['whole', 'paragraph'] as const;
export type VotePart = (typeof VOTE_PARTS)[number];
