import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { OfficeKind } from '@demarche/domain/office';
import type { Role } from '@demarche/domain/permissions';
import { hashPassword } from '../src/features/users/passwords.js';

export interface Officer {
  id: string;
  name: string;
  email: string;
  password: string;
  officeId: string | null;
  role: Role | null;
}

const PASSWORD = 'correct horse battery staple';
const OFFICE_OF: Record<Role, OfficeKind> = {
  isu_officer: 'isu',
  isu_director: 'isu',
  presidency: 'presidency',
  coordinator: 'coordinator',
  new_york_liaison: 'new_york_liaison',
  president_designate: 'president_designate',
  partner_observer: 'partner',
  auditor: 'audit',
  administrator: 'administration',
};
// One hash for the run: Argon2id is slow on purpose.
const hashed = hashPassword(PASSWORD);

/** Inserts real rows, past the API. */
export class Factories {
  private counter = 0;
  private readonly offices = new Map<OfficeKind, string>();

  constructor(private readonly db: DataSource) {}

  /** A user who holds the role from `from` on, in the one office of its kind (or in `officeId`). */
  async officer(
    role: Role | null,
    options: { zone?: string; from?: string; to?: string | null; officeId?: string } = {},
  ): Promise<Officer> {
    const n = ++this.counter;
    const id = randomUUID();
    const officer: Officer = {
      id,
      name: `Officer ${n}`,
      email: `officer${n}@example.org`,
      password: PASSWORD,
      officeId: null,
      role,
    };
    await this.db.query(
      `INSERT INTO app_user (id, email, name, password_hash, zone, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, '2026-01-01Z', '2026-01-01Z')`,
      [id, officer.email, officer.name, await hashed, options.zone ?? 'Europe/Zurich'],
    );
    if (!role) return officer;
    officer.officeId = options.officeId ?? (await this.officeOf(OFFICE_OF[role]));
    await this.mandate(id, officer.officeId, role, options.from ?? '2020-01-01', options.to ?? null);
    return officer;
  }

  async mandate(userId: string, officeId: string, role: Role, from: string, to: string | null): Promise<string> {
    const id = randomUUID();
    await this.db.query(
      `INSERT INTO mandate (id, user_id, office_id, role, from_on, to_on, created_at) VALUES ($1, $2, $3, $4, $5, $6, '2026-01-01Z')`,
      [id, userId, officeId, role, from, to],
    );
    return id;
  }

  async office(kind: OfficeKind, name: string): Promise<string> {
    const id = randomUUID();
    await this.db.query(
      `INSERT INTO office (id, kind, name, short_name, created_at, updated_at) VALUES ($1, $2, $3, $3, '2026-01-01Z', '2026-01-01Z')`,
      [id, kind, name],
    );
    return id;
  }

  private async officeOf(kind: OfficeKind): Promise<string> {
    const known = this.offices.get(kind);
    if (known) return known;
    const id = await this.office(kind, `Office of ${kind}`);
    this.offices.set(kind, id);
    return id;
  }
}
