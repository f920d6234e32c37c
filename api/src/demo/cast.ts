import type { OfficeKind } from '@demarche/domain/office';
import type { Role } from '@demarche/domain/permissions';

export interface DemoSeat {
  key: string;
  email: string;
  name: string;
  zone: string;
  role: Role;
  office: { kind: OfficeKind; name: string; shortName: string };
}

const seat = (key: string, name: string, zone: string, role: Role, office: DemoSeat['office']): DemoSeat => ({
  key,
  email: `${key}@demo.example`,
  name,
  zone,
  role,
  office,
});

/** Who administers comes first: the others are opened by that account, as in life. */
export const ADMINISTRATOR = { email: 'admin@demo.example', name: 'Administrator (demo)' };

/** One account a role. */
export const SEATS = [
  seat('isu', 'ISU officer (demo)', 'Europe/Zurich', 'isu_officer', {
    kind: 'isu',
    name: 'Implementation Support Unit',
    shortName: 'ISU',
  }),
  seat('presidency', 'Presidency officer (demo)', 'Europe/Zurich', 'presidency', {
    kind: 'presidency',
    name: 'Presidency',
    shortName: 'Presidency',
  }),
  seat('coordinator', 'Coordinator (demo)', 'Europe/Zurich', 'coordinator', {
    kind: 'coordinator',
    name: 'Coordinator on universalization A',
    shortName: 'Coordinator A',
  }),
  seat('partner', 'Partner observer (demo)', 'America/New_York', 'partner_observer', {
    kind: 'partner',
    name: 'Partner organisations',
    shortName: 'Partners',
  }),
  seat('designate', 'President-designate officer (demo)', 'Europe/Zurich', 'president_designate', {
    kind: 'president_designate',
    name: 'President-designate',
    shortName: 'Designate',
  }),
  seat('auditor', 'Auditor (demo)', 'Europe/Zurich', 'auditor', { kind: 'audit', name: 'Audit', shortName: 'Audit' }),
];

/** In the order in which people are told of them. */
export const DEMO_EMAILS = [...SEATS.map(({ email }) => email), ADMINISTRATOR.email];
