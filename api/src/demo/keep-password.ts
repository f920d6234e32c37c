import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import type { EntityManager } from 'typeorm';
import { hashPassword, verifyPassword } from '../features/users/passwords.js';
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
  const right = await Promise.all(accounts.map(({ passwordHash }) => verifyPassword(passwordHash, password)));
  const wrong = accounts.filter((_, i) => !right[i]);
  const actor: SystemActor = { system: 'demo', requestId: randomUUID(), now };
  for (const { id } of wrong) await renew(em, actor, id, await hashPassword(password));
  return wrong.length;
}

async function renew(em: EntityManager, actor: SystemActor, id: string, passwordHash: string): Promise<void> {
  await rows(
    em,
    sql`UPDATE app_user SET password_hash = ${passwordHash}, version = version + 1, updated_at = ${actor.now} WHERE id = ${id}`,
  );
  await rows(em, sql`DELETE FROM session WHERE user_id = ${id}`);
  await new AuditService().record(em, actor, {
    action: 'user.password_changed',
    subjectKind: 'user',
    subjectId: id,
  });
}
