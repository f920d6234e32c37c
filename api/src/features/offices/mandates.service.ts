import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { DataSource, type EntityManager } from 'typeorm';
import type { CreateMandateRequest, MandateRecord, UpdateMandateRequest } from '@demarche/contracts/offices';
import { type OfficeKind, ROLES_OF_OFFICE } from '@demarche/domain/office';
import type { Actor } from '../../platform/access/actor.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import { firstRow, rows } from '../../platform/database/query.js';
import { Transactions } from '../../platform/database/transactions.js';
import { DomainError, invalidField, notFound, stale } from '../../platform/domain-error.js';
import { Effects, Handles } from '../../platform/effects.js';
import { SessionsService } from '../users/sessions.service.js';
import { Administrators } from './administrators.js';
import './office-effects.js';
import { mandateForUpdate, mandatesOf, type MandateRow, overlappingMandate } from './offices.queries.js';
import { officeOr404, todayOf } from './offices.service.js';

/** Who holds an office from which day to which. Rights follow from the same day. */
@Injectable()
export class MandatesService {
  constructor(
    private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly audit: AuditService,
    private readonly effects: Effects,
    private readonly administrators: Administrators,
    private readonly sessions: SessionsService,
  ) {}

  async list(actor: Actor, officeId: string): Promise<MandateRecord[]> {
    await officeOr404(this.db.manager, actor, officeId);
    return rows<MandateRow>(this.db, mandatesOf(officeId));
  }

  /** Throws 404 for the office, 400 naming the field, 409 `mandate.overlaps`. */
  create(actor: Actor, officeId: string, input: CreateMandateRequest): Promise<MandateRecord> {
    return this.transactions.run(async (em) => {
      const office = await officeOr404(em, actor, officeId);
      if (!ROLES_OF_OFFICE[office.kind as OfficeKind].includes(input.role))
        throw invalidField('role', 'role.not_of_office', 'This office is not held in that role.');
      await demandActiveUser(em, input.userId);
      const to = input.to ?? null;
      await demandOrder(em, officeId, input.userId, input.from, to, null);
      const id = randomUUID();
      await rows(
        em,
        sql`INSERT INTO mandate (id, user_id, office_id, role, from_on, to_on, created_at)
            VALUES (${id}, ${input.userId}, ${officeId}, ${input.role}, ${input.from}, ${to}, ${actor.now})`,
      );
      const mandate = await mandateOr404(em, officeId, id);
      await this.record(em, actor, 'mandate.given', mandate, null);
      return mandate;
    });
  }

  /**
   * Ends or moves a mandate. Throws 404, 400 naming the field, 409 `version.stale`, 409 `mandate.overlaps`, 409
   * `administrator.last`.
   */
  update(actor: Actor, officeId: string, id: string, change: UpdateMandateRequest): Promise<MandateRecord> {
    return this.transactions.run((em) =>
      this.administrators.keep(em, actor, async () => {
        const before = await mandateOr404(em, officeId, id);
        if (before.version !== change.version) throw stale();
        const from = change.from ?? before.from;
        const to = change.to === undefined ? before.to : change.to;
        await demandOrder(em, officeId, before.user.id, from, to, id);
        await rows(
          em,
          sql`UPDATE mandate SET from_on = ${from}, to_on = ${to}, version = version + 1 WHERE id = ${id}`,
        );
        const after = { ...before, from, to, version: before.version + 1 };
        await this.record(em, actor, 'mandate.changed', after, before);
        return after;
      }),
    );
  }

  /** An account that is closed leaves its offices with one holder less, but never the house without an administrator. */
  @Handles('user.deactivated', 10)
  async leaveOffices(em: EntityManager, actor: Actor, { userId }: { userId: string }): Promise<void> {
    await rows(em, sql`SELECT pg_advisory_xact_lock(hashtext('demarche.administrators'))`);
    await this.administrators.demandOne(em, actor);
    const held = await rows<{ office_id: string }>(
      em,
      sql`SELECT DISTINCT office_id FROM mandate
          WHERE user_id = ${userId} AND (to_on IS NULL OR to_on >= ${todayOf(actor)}::date) ORDER BY office_id`,
    );
    for (const { office_id } of held)
      await this.effects.emit(em, actor, 'mandate.changed', { officeId: office_id, userId });
  }

  private async record(
    em: EntityManager,
    actor: Actor,
    action: string,
    after: MandateRow,
    before: MandateRow | null,
  ): Promise<void> {
    const { officeId, user } = after;
    this.sessions.forget(user.id);
    await this.audit.record(em, actor, { action, subjectKind: 'office', subjectId: officeId, before, after });
    await this.effects.emit(em, actor, 'mandate.changed', { officeId, userId: user.id });
  }
}

async function mandateOr404(em: EntityManager, officeId: string, id: string): Promise<MandateRow> {
  const mandate = await firstRow<MandateRow>(em, mandateForUpdate(officeId, id));
  if (!mandate) throw notFound('mandate');
  return mandate;
}

async function demandActiveUser(em: EntityManager, id: string): Promise<void> {
  const user = await firstRow<{ active: boolean }>(em, sql`SELECT active FROM app_user WHERE id = ${id} FOR SHARE`);
  if (!user) throw invalidField('userId', 'reference.unknown', 'There is nobody with this id.');
  if (!user.active) throw invalidField('userId', 'user.inactive', 'This account is closed: open it again first.');
}

/** From before to; no day shared with another mandate of the same person in the same office. */
async function demandOrder(
  em: EntityManager,
  officeId: string,
  userId: string,
  from: string,
  to: string | null,
  exceptId: string | null,
): Promise<void> {
  if (to !== null && to < from)
    throw invalidField('to', 'mandate.ends_before', 'A mandate ends on the day it begins or later.');
  // One person's mandates change one at a time, or two that overlap could be written at once.
  await rows(em, sql`SELECT 1 FROM app_user WHERE id = ${userId} FOR NO KEY UPDATE`);
  const other = await firstRow<{ from: string; to: string | null }>(
    em,
    overlappingMandate(officeId, userId, from, to, exceptId),
  );
  if (!other) return;
  const message = `This person already holds the office from ${other.from} ${other.to ? `to ${other.to}` : 'on'}.`;
  throw new DomainError('conflict', 'mandate.overlaps', message, [
    { field: 'from', code: 'mandate.overlaps', message },
  ]);
}
