import type { OfficeKind } from '@demarche/domain/office';
import type { Role } from '@demarche/domain/permissions';
import type { Load } from './columns.ts';
import { idOf } from './random.ts';
import { upTo, type World } from './world.ts';

interface Office {
  kind: OfficeKind;
  role: Role;
  name: string;
}

/** Nineteen offices of ours and one of partners, who see one record in a hundred. */
export const OFFICES: readonly Office[] = Array.from({ length: 20 }, (_, k) => {
  if (k === 19) return { kind: 'partner', role: 'partner_observer', name: 'Partners of the bench' };
  if (k < 6) return { kind: 'isu', role: 'isu_officer', name: `Support unit ${k + 1}` };
  return k < 16
    ? { kind: 'coordinator', role: 'coordinator', name: `Coordinator ${k - 5}` }
    : { kind: 'presidency', role: 'presidency', name: `Presidency ${k - 15}` };
});

export const officeIndexOf = (user: number): number => user % OFFICES.length;
// Offices share the ids of a table that is numbered apart from users.
export const officeId = (k: number): string => idOf('user', 1_000_000_000 + k);
export const mandateId = (user: number): string => idOf('user', 2_000_000_000 + user);
export const emailOf = (user: number): string => `officer${user}@bench.example`;

/** Who reads in the bench: one of the support unit, and a partner. Both are there in every size. */
export const READER = 0;
export const PARTNER = 19;
/** Only those who write own records: partners read. */
export const writer = (user: number): number => (officeIndexOf(user) === PARTNER ? user - 1 : user);

/** The one in which every account begins. */
export const ZONE = 'Europe/Zurich';

const LONG_AGO = '2020-01-01T00:00:00Z';

/** Accounts, offices and mandates. */
export function userLoads({ size, passwordHash, treaty, states }: World): Load[] {
  const users = [...upTo(size.users)];
  return [
    {
      table: 'app_user',
      columns: ['id', 'email', 'name', 'password_hash', 'created_at', 'updated_at'],
      rows: users.map((i) => [idOf('user', i), emailOf(i), `Officer ${i}`, passwordHash, LONG_AGO, LONG_AGO]),
    },
    {
      table: 'office',
      columns: ['id', 'kind', 'name', 'short_name', 'created_at', 'updated_at'],
      rows: OFFICES.map(({ kind, name }, k) => [officeId(k), kind, name, name, LONG_AGO, LONG_AGO]),
    },
    {
      table: 'mandate',
      columns: ['id', 'user_id', 'office_id', 'role', 'from_on', 'to_on', 'created_at'],
      rows: users.map((i) => {
        const k = officeIndexOf(i);
        return [mandateId(i), idOf('user', i), officeId(k), OFFICES[k]!.role, '2020-01-01', null, LONG_AGO];
      }),
    },
    {
      table: 'state_assignment',
      columns: ['id', 'treaty_key', 'iso3', 'office_id', 'tier', 'from_on', 'created_at', 'updated_at'],
      rows: states.map(({ iso3 }, k) => {
        const id = idOf('user', 3_000_000_000 + k);
        return [id, treaty, iso3, officeId(k % PARTNER), (k % 3) + 1, '2024-01-01', LONG_AGO, LONG_AGO];
      }),
    },
  ];
}
