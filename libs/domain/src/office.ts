import type { Role } from './permissions.js';

/** The seats on our side. Source: domain.md, "The treaty and its people" and the role × label table. */
export const OFFICE_KINDS = [
  'presidency',
  'coordinator',
  'isu',
  'president_designate',
  'new_york_liaison',
  'partner',
  'audit',
  'administration',
] as const;
export type OfficeKind = (typeof OFFICE_KINDS)[number];

/** The roles in which an office of each kind can be held. Every role has exactly one kind of office. */
export const ROLES_OF_OFFICE: Record<OfficeKind, readonly Role[]> = {
  presidency: ['presidency'],
  coordinator: ['coordinator'],
  isu: ['isu_officer', 'isu_director'],
  president_designate: ['president_designate'],
  new_york_liaison: ['new_york_liaison'],
  partner: ['partner_observer'],
  audit: ['auditor'],
  administration: ['administrator'],
};
