import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import type { EntityManager } from 'typeorm';
import { hashPassword, verifyPassword } from '../features/users/passwords.js';
import { AuditSeals } from '../platform/audit/audit-seals.service.js';
import { AuditService, type SystemActor } from '../platform/audit/audit.service.js';
import { rows } from '../platform/database/query.js';

/**
 * Sees to it that all demo accounts have this password, whatever it was or became since: what a start prints is true. They
 * protect nothing real, so it may be as short as somebody likes. Accounts that people made are not touched. Answers how
 * many got it anew; these are signed out.
 */
export async function keepPassword(em: EntityManager, password: string, now: Date): Promise<number> {
  const accounts = await rows<{ id: string; passwordHash: string }>(
    em,
    sql`SELECT id, password_hash AS "passwordHash" FROM app_user WHERE demo AND active ORDER BY email`,
  );
  const wrong = await withoutRight(accounts, password);
  if (wrong.length === 0) return 0;
  const actor: SystemActor = { system: 'demo', requestId: randomUUID(), now };
  const passwordHash = await hashPassword(password);
  for (const { id } of wrong) await renew(em, actor, id, passwordHash);
  return wrong.length;
}

/** One password, so one hash for all: looking at seven at every start would cost as much as reading the packs. */
async function withoutRight<T extends { passwordHash: string }>(accounts: T[], password: string): Promise<T[]> {
  const right = new Map<string, boolean>();
  for (const { passwordHash } of accounts) {
    if (!right.has(passwordHash)) right.set(passwordHash, await verifyPassword(passwordHash, password));
  }
  return accounts.filter(({ passwordHash }) => !right.get(passwordHash));
}

async function renew(em: EntityManager, actor: SystemActor, id: string, passwordHash: string): Promise<void> {
  await rows(
    em,
    sql`UPDATE app_user SET password_hash = ${passwordHash}, version = version + 1, updated_at = ${actor.now} WHERE id = ${id}`,
  );
  await rows(em, sql`DELETE FROM session WHERE user_id = ${id}`);
  await new AuditService(new AuditSeals()).record(em, actor, {
    action: 'user.password_changed',
    subjectKind: 'user',
    subjectId: id,
  });
}
