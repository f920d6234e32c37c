import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { DataSource } from 'typeorm';
import type { OwnSessionView } from '@demarche/contracts/session';
import type { Actor } from '../../platform/access/actor.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import { firstRow, rows } from '../../platform/database/query.js';
import { Transactions } from '../../platform/database/transactions.js';
import { invalidField, notFound } from '../../platform/domain-error.js';
import { demandGoodPassword, hashPassword, verifyPassword } from './passwords.js';
import { SignInThrottle } from './sign-in-throttle.js';

/** What everybody may do with their own account. */
@Injectable()
export class OwnAccountService {
  constructor(
    private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly audit: AuditService,
    private readonly throttle: SignInThrottle,
  ) {}

  /** Ends the other sessions. Throws 400 naming `current` or `next`, 429 for who goes on guessing the present password. */
  async changePassword(actor: Actor, address: string, current: string, next: string): Promise<void> {
    const user = await firstRow<{ email: string; password_hash: string }>(
      this.db,
      sql`SELECT email, password_hash FROM app_user WHERE id = ${actor.userId}`,
    );
    if (!user) throw notFound('user');
    demandGoodPassword('next', next, user.email);
    await this.throttle.admit(user.email, address, actor.now);
    if (!(await verifyPassword(user.password_hash, current)))
      throw invalidField('current', 'password.wrong', 'This is not your present password.');
    await this.throttle.forgive(user.email, address, actor.now);
    const hash = await hashPassword(next);
    await this.transactions.run(async (em) => {
      await rows(
        em,
        sql`UPDATE app_user SET password_hash = ${hash}, version = version + 1, updated_at = ${actor.now} WHERE id = ${actor.userId}`,
      );
      await rows(em, sql`DELETE FROM session WHERE user_id = ${actor.userId} AND id <> ${actor.sessionId}`);
      await this.audit.record(em, actor, {
        action: 'user.password_changed',
        subjectKind: 'user',
        subjectId: actor.userId,
      });
    });
  }

  async sessions(actor: Actor): Promise<OwnSessionView[]> {
    const found = await rows<OwnSessionView>(
      this.db,
      sql`SELECT id, address, user_agent AS "userAgent", created_at AS "createdAt", seen_at AS "seenAt",
            id = ${actor.sessionId} AS current
          FROM session WHERE user_id = ${actor.userId} AND expires_at > ${actor.now} ORDER BY seen_at DESC, id`,
    );
    return found;
  }

  /** Ends one of my sessions. Throws 404 for one that is not mine. */
  async revoke(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(async (em) => {
      const gone = await firstRow(
        em,
        sql`WITH gone AS (DELETE FROM session WHERE id = ${id} AND user_id = ${actor.userId} RETURNING id) SELECT id FROM gone`,
      );
      if (!gone) throw notFound('session');
      await this.audit.record(em, actor, { action: 'session.revoked', subjectKind: 'session', subjectId: id });
    });
  }

  /** Ends all my sessions but this one. */
  async revokeOthers(actor: Actor): Promise<void> {
    await this.transactions.run(async (em) => {
      await rows(em, sql`DELETE FROM session WHERE user_id = ${actor.userId} AND id <> ${actor.sessionId}`);
      await this.audit.record(em, actor, {
        action: 'session.others_revoked',
        subjectKind: 'user',
        subjectId: actor.userId,
      });
    });
  }
}
