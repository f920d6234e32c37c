import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import type { DataSource, EntityManager } from 'typeorm';
import { hashPassword } from '../features/users/passwords.js';
import { AuditSeals } from '../platform/audit/audit-seals.service.js';
import { AuditService, type SystemActor } from '../platform/audit/audit.service.js';
import { firstRow, rows } from '../platform/database/query.js';
import { StartupError } from '../platform/startup-error.js';
import type { AdminRequest } from './admin-request.js';

/** Opens the account and gives it the office "Administration" from today on. Throws a `StartupError` where there is one. */
export async function createFirstAdministrator(db: DataSource, request: AdminRequest, now: Date): Promise<void> {
  const passwordHash = await hashPassword(request.password);
  const actor: SystemActor = { system: 'admin:create', requestId: randomUUID(), now };
  await db.transaction(async (em) => {
    await rows(em, sql`SELECT pg_advisory_xact_lock(hashtext('demarche.administrators'))`);
    await refuseSecond(em, request.email, now);
    const userId = randomUUID();
    await rows(
      em,
      sql`INSERT INTO app_user (id, email, name, password_hash, created_at, updated_at)
          VALUES (${userId}, ${request.email}, ${request.name}, ${passwordHash}, ${now}, ${now})`,
    );
    const officeId = await administration(em, actor);
    const mandate = { id: randomUUID(), userId, officeId, role: 'administrator', from: now.toISOString().slice(0, 10) };
    await rows(
      em,
      sql`INSERT INTO mandate (id, user_id, office_id, role, from_on, created_at)
          VALUES (${mandate.id}, ${userId}, ${officeId}, ${mandate.role}, ${mandate.from}, ${now})`,
    );
    const audit = new AuditService(new AuditSeals());
    const after = { name: request.name, email: request.email, active: true };
    await audit.record(em, actor, { action: 'user.created', subjectKind: 'user', subjectId: userId, after });
    await audit.record(em, actor, {
      action: 'mandate.given',
      subjectKind: 'office',
      subjectId: officeId,
      after: mandate,
    });
  });
}

async function refuseSecond(em: EntityManager, email: string, now: Date): Promise<void> {
  const taken = await firstRow(em, sql`SELECT 1 FROM app_user WHERE lower(email) = lower(${email})`);
  if (taken) throw new StartupError(`There is already an account with the e-mail address ${email}.`);
  const other = await firstRow<{ name: string }>(
    em,
    sql`SELECT u.name FROM mandate m JOIN app_user u ON u.id = m.user_id
        WHERE m.role = 'administrator' AND u.active AND (m.to_on IS NULL OR m.to_on >= (${now}::timestamptz AT TIME ZONE 'UTC')::date)
        ORDER BY u.created_at LIMIT 1`,
  );
  if (other)
    throw new StartupError(
      `There is already an administrator, ${other.name}: further accounts are opened in the product.`,
    );
}

/** The office "Administration", made when it is not there. */
async function administration(em: EntityManager, actor: SystemActor): Promise<string> {
  const known = await firstRow<{ id: string }>(
    em,
    sql`SELECT id FROM office WHERE kind = 'administration' ORDER BY created_at, id LIMIT 1`,
  );
  if (known) return known.id;
  const id = randomUUID();
  const office = { kind: 'administration', name: 'Administration', shortName: 'Admin' };
  await rows(
    em,
    sql`INSERT INTO office (id, kind, name, short_name, created_at, updated_at)
        VALUES (${id}, ${office.kind}, ${office.name}, ${office.shortName}, ${actor.now}, ${actor.now})`,
  );
  const audit = new AuditService(new AuditSeals());
  await audit.record(em, actor, { action: 'office.created', subjectKind: 'office', subjectId: id, after: office });
  return id;
}
