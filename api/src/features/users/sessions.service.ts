import { Injectable } from '@nestjs/common';
import { createHash, hash, randomBytes, randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { DataSource } from 'typeorm';
import { isInternalReader, listUse, permissionsOf, readableLabels } from '@demarche/domain/permissions';
import { type Actor, ActorLoader } from '../../platform/access/actor.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import { Clock } from '../../platform/clock.js';
import { firstRow, rows } from '../../platform/database/query.js';
import { Transactions } from '../../platform/database/transactions.js';
import { DomainError, invalidField } from '../../platform/domain-error.js';
import { Effects } from '../../platform/effects.js';
import { NewsListener } from '../../platform/live/news-listener.js';
import { Remembered } from '../../platform/live/remembered.js';
import { verifyPassword } from './passwords.js';
import { sessionByToken, type SessionRow, sessionsAlive } from './sessions.queries.js';
import { SignInThrottle } from './sign-in-throttle.js';
import './user-effects.js';

const HOUR_MS = 3_600_000;
const LASTS_MS = 7 * 24 * HOUR_MS;
const IDLE_MS = 12 * HOUR_MS;
const SEEN_EVERY_MS = 60_000;

export interface Visitor {
  address: string;
  userAgent: string | null;
  requestId: string;
}

/** Sessions live in the database; the token itself is kept only by the browser, here stands its hash. */
@Injectable()
export class SessionsService extends ActorLoader {
  private readonly remembered: Remembered<SessionRow | undefined>;

  constructor(
    private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly audit: AuditService,
    private readonly effects: Effects,
    private readonly throttle: SignInThrottle,
    private readonly clock: Clock,
    news: NewsListener,
  ) {
    super();
    this.remembered = new Remembered(news, clock);
    news.on('session', (id) => this.remembered.forget((row) => row?.session_id === id));
    news.on('access', (userId) => this.forget(userId));
  }

  /** What was remembered of a user whose sessions, account or mandates change: other processes hear of it when it is so. */
  forget(userId: string): void {
    this.remembered.forget((row) => row?.user_id === userId);
  }

  /** Signs in and returns the token. Throws 401 `session.wrong` without telling which of the two was wrong, 429 while delayed. */
  async signIn(email: string, password: string, visitor: Visitor): Promise<string> {
    const now = this.clock.now();
    await this.throttle.admit(email, visitor.address, now);
    const user = await firstRow<{ id: string; name: string; password_hash: string; active: boolean }>(
      this.db,
      sql`SELECT id, name, password_hash, active FROM app_user WHERE lower(email) = lower(${email.trim()})`,
    );
    const known = await verifyPassword(user?.password_hash, password);
    if (!user || !known || !user.active) {
      throw new DomainError('unauthenticated', 'session.wrong', 'No account has this e-mail address and password.');
    }
    await this.throttle.forgive(email, visitor.address, now);
    const token = randomBytes(32).toString('base64url');
    await this.transactions.run(async (em) => {
      const id = randomUUID();
      await rows(em, sql`DELETE FROM session WHERE expires_at <= ${now}`);
      await rows(
        em,
        sql`INSERT INTO session (token_hash, id, user_id, csrf_token, address, user_agent, created_at, seen_at, expires_at)
            VALUES (${hashOf(token)}, ${id}, ${user.id}, ${randomBytes(32).toString('base64url')}, ${visitor.address},
              ${visitor.userAgent}, ${now}, ${now}, ${new Date(now.getTime() + LASTS_MS)})`,
      );
      const actor = actorOf({ ...NOBODY, user_id: user.id, name: user.name, session_id: id }, visitor.requestId, now);
      await this.audit.record(em, actor, { action: 'session.opened', subjectKind: 'session', subjectId: id });
    });
    return token;
  }

  async signOut(actor: Actor): Promise<void> {
    await this.transactions.run(async (em) => {
      await rows(em, sql`DELETE FROM session WHERE id = ${actor.sessionId}`);
      this.forget(actor.userId);
      await this.audit.record(em, actor, {
        action: 'session.closed',
        subjectKind: 'session',
        subjectId: actor.sessionId,
      });
    });
  }

  /** Changes my own settings and the office I act in, one of those I hold today. */
  async update(actor: Actor, change: { actingOfficeId?: string; zone?: string }): Promise<void> {
    if (change.actingOfficeId && !actor.officeIds.includes(change.actingOfficeId)) {
      throw invalidField('actingOfficeId', 'office.not_held', 'Choose an office that you hold today.');
    }
    await this.transactions.run(async (em) => {
      this.forget(actor.userId);
      if (change.actingOfficeId) {
        await rows(
          em,
          sql`UPDATE session SET acting_office_id = ${change.actingOfficeId} WHERE id = ${actor.sessionId}`,
        );
      }
      if (change.zone) {
        await rows(
          em,
          sql`UPDATE app_user SET zone = ${change.zone}, version = version + 1, updated_at = ${actor.now} WHERE id = ${actor.userId}`,
        );
        await this.effects.emit(em, actor, 'user.zone_changed', { userId: actor.userId, zone: change.zone });
      }
      await this.audit.record(em, actor, {
        action: 'session.changed',
        subjectKind: 'user',
        subjectId: actor.userId,
        before: { actingOfficeId: actor.actingOfficeId, zone: actor.zone },
        after: change,
      });
    });
  }

  async load(token: string, requestId: string): Promise<Actor | undefined> {
    // Mandates begin and end with the day.
    const key = `${this.clock.today()} ${hash('sha256', token, 'base64url')}`;
    const row = await this.remembered.get(key, () => this.row(token));
    return row && actorOf(row, requestId, this.clock.now());
  }

  /** Which of these sessions still run, at this moment. Asking is not being seen: it keeps none alive. */
  async alive(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const now = this.clock.now();
    const found = await rows<{ id: string }>(this.db, sessionsAlive(ids, now, new Date(now.getTime() - IDLE_MS)));
    return new Set(found.map((row) => row.id));
  }

  /** The row behind a token, for the answer to "who am I". */
  async row(token: string): Promise<SessionRow | undefined> {
    const now = this.clock.now();
    const row = await firstRow<SessionRow>(
      this.db,
      sessionByToken(hashOf(token), now, new Date(now.getTime() - IDLE_MS)),
    );
    if (row && now.getTime() - row.seen_at.getTime() > SEEN_EVERY_MS) {
      await rows(this.db, sql`UPDATE session SET seen_at = ${now} WHERE id = ${row.session_id}`);
    }
    return row;
  }
}

const NOBODY: SessionRow = {
  session_id: '',
  user_id: '',
  name: '',
  email: '',
  zone: 'UTC',
  language: 'en',
  demo: false,
  csrf_token: '',
  acting_office_id: null,
  seen_at: new Date(0),
  mandates: [],
};

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Rights follow from the mandates alone: with none that runs today, an account may do nothing. */
export function actorOf(row: SessionRow, requestId: string, now: Date): Actor {
  const roles = [...new Set(row.mandates.map((mandate) => mandate.role))];
  const officeIds = [...new Set(row.mandates.map((mandate) => mandate.officeId))];
  return {
    userId: row.user_id,
    name: row.name,
    sessionId: row.session_id,
    officeIds,
    roles,
    actingOfficeId: officeIds.find((id) => id === row.acting_office_id) ?? officeIds[0] ?? null,
    zone: row.zone,
    permissions: new Set(permissionsOf(roles)),
    readable: readableLabels(roles),
    listUse: listUse(roles),
    internal: isInternalReader(roles),
    csrfToken: row.csrf_token,
    requestId,
    now,
  };
}
