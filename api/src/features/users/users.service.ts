import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { DataSource, type EntityManager } from 'typeorm';
import type { Page } from '@demarche/contracts/common';
import type { CreateUserRequest, UpdateUserRequest, UserView } from '@demarche/contracts/offices';
import type { Actor } from '../../platform/access/actor.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import { firstRow, rows } from '../../platform/database/query.js';
import { Transactions } from '../../platform/database/transactions.js';
import { DomainError, notFound, stale } from '../../platform/domain-error.js';
import { Effects } from '../../platform/effects.js';
import { decodeCursor, isUuid, toPage } from '../../platform/paging.js';
import { demandGoodPassword, hashPassword } from './passwords.js';
import { SessionsService } from './sessions.service.js';
import './user-effects.js';
import { auditedUser, emailTaken, userById, type UserRow, usersPage } from './users.queries.js';

const isName = (part: string): boolean => part.length > 0 && part.length <= 400;

@Injectable()
export class UsersService {
  constructor(
    private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly audit: AuditService,
    private readonly effects: Effects,
    private readonly sessions: SessionsService,
  ) {}

  async list(
    actor: Actor,
    query: { q?: string; active?: 'true' | 'false'; after?: string; limit: number },
  ): Promise<Page<UserView>> {
    const administers = actor.permissions.has('account.manage');
    const found = await rows<UserRow>(
      this.db,
      usersPage(actor.now, {
        q: query.q,
        active: administers ? query.active && query.active === 'true' : true,
        byEmail: administers,
        after: query.after === undefined ? undefined : decodeCursor(query.after, [isName, isUuid]),
        limit: query.limit,
      }),
    );
    return toPage(
      found,
      query.limit,
      (row) => [row.name, row.id],
      (row) => view(row, administers),
    );
  }

  /** Throws 409 `user.email_taken`, 400 for a password that cannot be chosen. */
  async create(actor: Actor, input: CreateUserRequest): Promise<UserView> {
    demandGoodPassword('password', input.password, input.email);
    const passwordHash = await hashPassword(input.password);
    return this.transactions.run(async (em) => {
      await this.demandFreeEmail(em, input.email, null);
      const id = randomUUID();
      await rows(
        em,
        sql`INSERT INTO app_user (id, email, name, password_hash, zone, created_at, updated_at)
            VALUES (${id}, ${input.email}, ${input.name}, ${passwordHash}, ${input.zone ?? 'Europe/Zurich'}, ${actor.now}, ${actor.now})`,
      );
      const user = await one(em, actor.now, id);
      await this.audit.record(em, actor, {
        action: 'user.created',
        subjectKind: 'user',
        subjectId: id,
        after: auditedUser(user),
      });
      return view(user, true);
    });
  }

  /** Throws 404, 409 `version.stale`, `user.email_taken`, `administrator.last`. */
  async update(actor: Actor, id: string, change: UpdateUserRequest): Promise<UserView> {
    const passwordHash = change.password === undefined ? undefined : await hashPassword(change.password);
    return this.transactions.run(async (em) => {
      const before = await one(em, actor.now, id);
      const email = change.email ?? before.email;
      if (change.password !== undefined) demandGoodPassword('password', change.password, email);
      if (change.email !== undefined) await this.demandFreeEmail(em, email, id);
      const written = await firstRow(
        em,
        sql`WITH written AS (
            UPDATE app_user SET name = ${change.name ?? before.name}, email = ${email}, zone = ${change.zone ?? before.zone},
              active = ${change.active ?? before.active}, password_hash = coalesce(${passwordHash ?? null}, password_hash),
              version = version + 1, updated_at = ${actor.now}
            WHERE id = ${id} AND version = ${change.version} RETURNING id)
          SELECT id FROM written`,
      );
      if (!written) throw stale();
      this.sessions.forget(id);
      const after = await one(em, actor.now, id);
      await this.audit.record(em, actor, {
        action: actionOf(before, after),
        subjectKind: 'user',
        subjectId: id,
        before: auditedUser(before),
        after: { ...auditedUser(after), ...(passwordHash !== undefined && { passwordChanged: true }) },
      });
      if (passwordHash !== undefined || !after.active) await this.endSessions(em, actor, id, after.active);
      if (before.active && !after.active) await this.effects.emit(em, actor, 'user.deactivated', { userId: id });
      if (before.zone !== after.zone)
        await this.effects.emit(em, actor, 'user.zone_changed', { userId: id, zone: after.zone });
      return view(after, true);
    });
  }

  /** A closed account is signed out everywhere; a new password everywhere but where it was set. */
  private async endSessions(em: EntityManager, actor: Actor, userId: string, keepCurrent: boolean): Promise<void> {
    const kept = keepCurrent ? actor.sessionId : null;
    await rows(em, sql`DELETE FROM session WHERE user_id = ${userId} AND id IS DISTINCT FROM ${kept}::uuid`);
  }

  private async demandFreeEmail(em: EntityManager, email: string, exceptId: string | null): Promise<void> {
    if (!(await emailTaken(em, email, exceptId))) return;
    const message = 'Another account has this e-mail address.';
    throw new DomainError('conflict', 'user.email_taken', message, [
      { field: 'email', code: 'user.email_taken', message },
    ]);
  }
}

async function one(em: EntityManager, now: Date, id: string): Promise<UserRow> {
  const user = await firstRow<UserRow>(em, userById(now, id));
  if (!user) throw notFound('user');
  return user;
}

function actionOf(before: UserRow, after: UserRow): string {
  if (before.active === after.active) return 'user.changed';
  return after.active ? 'user.activated' : 'user.deactivated';
}

function view(row: UserRow, administers: boolean): UserView {
  const { id, name, offices, email, zone, active, version } = row;
  return administers ? { id, name, offices, email, zone, active, version } : { id, name, offices };
}
