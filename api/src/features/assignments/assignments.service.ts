import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import sql, { type Sql } from 'sql-template-tag';
import { DataSource, type EntityManager } from 'typeorm';
import type { Page } from '@demarche/contracts/common';
import type { AssignmentView } from '@demarche/contracts/states';
import { addDays, type IsoDate } from '@demarche/domain/dates';
import type { Actor } from '../../platform/access/actor.js';
import type { Labelled } from '../../platform/access/labelled.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import { SubjectKinds } from '../../platform/audit/subject-kinds.js';
import { violatedConstraint } from '../../platform/database/constraint.js';
import { firstRow, rows } from '../../platform/database/query.js';
import { Transactions } from '../../platform/database/transactions.js';
import { invalidField, notFound, stale } from '../../platform/domain-error.js';
import { toPage } from '../../platform/paging.js';
import { demandStates } from '../states/known-states.js';
import { TreatiesService } from '../states/treaties.service.js';
import type { AssignmentsQuery, AssignStateBody } from './assignments.dto.js';
import { type AssignmentRow, assignmentsOn, assignmentsPage } from './assignments.queries.js';
import { StateAssignment } from './state-assignment.entity.js';

const INTERNAL: Pick<Labelled, 'effectiveLabel' | 'effectiveCaveats' | 'accessLists'> = {
  effectiveLabel: 'internal',
  effectiveCaveats: [],
  accessLists: [],
};

/** Who looks after which State, and what the next step is. For internal readers alone. */
@Injectable()
export class AssignmentsService {
  constructor(
    private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly audit: AuditService,
    private readonly treaties: TreatiesService,
    kinds: SubjectKinds,
  ) {
    kinds.declare('state_assignment', 'derived.read');
  }

  async list(actor: Actor, query: AssignmentsQuery): Promise<Page<AssignmentView>> {
    const treaty = (await this.treaties.find(query.treaty)).key;
    const found = await rows<AssignmentRow>(this.db, assignmentsPage(treaty, dayOf(actor), query));
    if (found.length === 0 && query.state) await demandStates(this.db, [query.state], 'state');
    return toPage(
      found,
      query.limit,
      (row) => [row.iso3, row.from_on, row.id],
      (row) => row.view,
    );
  }

  /** By State, who looks after it on the day. */
  async on(treaty: string, day: IsoDate, states?: readonly string[]): Promise<Map<string, AssignmentView>> {
    const found = await rows<AssignmentRow>(this.db, assignmentsOn(treaty, day, states));
    return new Map(found.map((row) => [row.iso3, row.view]));
  }

  /** Who looks after this State on the day: one `AssignmentView` or none, for a statement that asks for more. */
  ofState(treaty: string, day: IsoDate, iso3: string): Sql {
    return sql`SELECT a.view FROM (${assignmentsOn(treaty, day, [iso3])}) a`;
  }

  /**
   * Gives the State to an office from today on; yesterday was the last day of whoever had it. Where office and officer stay,
   * tier and next step change in place. Throws 409 `version.stale` where `version` is not that of the present assignment.
   */
  async assign(actor: Actor, iso3: string, body: AssignStateBody): Promise<AssignmentView> {
    const treaty = (await this.treaties.find(body.treaty)).key;
    return this.transactions.run(async (em) => {
      await this.demandState(em, iso3);
      await this.demandHolder(em, actor, body);
      const present = await this.lockPresent(em, actor, treaty, iso3);
      if (present?.version !== body.version) throw stale();
      const assignment = await this.succeed(em, actor, treaty, iso3, present, body);
      await this.audit.record(em, actor, {
        action: 'state.assigned',
        subjectKind: 'state_assignment',
        subjectId: assignment.id,
        before: present,
        after: assignment,
        labelling: INTERNAL,
      });
      const [row] = await rows<AssignmentRow>(em, assignmentsOn(treaty, dayOf(actor), [iso3]));
      if (!row) throw new Error(`The assignment of ${iso3} does not run today.`);
      return row.view;
    });
  }

  /** Nobody looks after the State from today on. Throws 404 `assignment.not_found` where nobody does now. */
  async end(actor: Actor, iso3: string, version: number, treatyName?: string): Promise<void> {
    const treaty = (await this.treaties.find(treatyName)).key;
    return this.transactions.run(async (em) => {
      await this.demandState(em, iso3);
      const present = await this.lockPresent(em, actor, treaty, iso3);
      if (!present) throw notFound('assignment');
      if (present.version !== version) throw stale();
      await this.close(em, actor, present);
      await this.audit.record(em, actor, {
        action: 'state.unassigned',
        subjectKind: 'state_assignment',
        subjectId: present.id,
        before: present,
        labelling: INTERNAL,
      });
    });
  }

  private async succeed(
    em: EntityManager,
    actor: Actor,
    treaty: string,
    iso3: string,
    present: StateAssignment | null,
    body: AssignStateBody,
  ): Promise<StateAssignment> {
    const given = {
      officeId: body.officeId.toLowerCase(),
      userId: body.userId?.toLowerCase() ?? null,
      tier: body.tier,
      nextStep: body.nextStep ?? null,
      nextStepDueOn: body.nextStepDueOn ?? null,
    };
    if (present && present.officeId === given.officeId && present.userId === given.userId) {
      await em.update(StateAssignment, { id: present.id }, { ...given, updatedAt: actor.now });
      return em.findOneByOrFail(StateAssignment, { id: present.id });
    }
    if (present) await this.close(em, actor, present);
    const from = dayOf(actor);
    const stamp = { demo: false, version: 1, createdAt: actor.now, updatedAt: actor.now };
    const next: StateAssignment = { id: randomUUID(), treaty, iso3, ...given, from, to: null, ...stamp };
    await em.insert(StateAssignment, next).catch((error: unknown) => {
      // Somebody else assigned the State at the same moment.
      throw violatedConstraint(error) === 'ex_state_assignment' ? stale() : error;
    });
    return next;
  }

  /** One that began today never ran a whole day: it goes. The audit keeps it. */
  private async close(em: EntityManager, actor: Actor, present: StateAssignment): Promise<void> {
    const yesterday = addDays(dayOf(actor), -1);
    if (present.from > yesterday) await em.delete(StateAssignment, { id: present.id });
    else await em.update(StateAssignment, { id: present.id }, { to: yesterday, updatedAt: actor.now });
  }

  private async lockPresent(
    em: EntityManager,
    actor: Actor,
    treaty: string,
    iso3: string,
  ): Promise<StateAssignment | null> {
    const today = dayOf(actor);
    const found = await firstRow<{ id: string }>(
      em,
      sql`SELECT id FROM state_assignment WHERE treaty_key = ${treaty} AND iso3 = ${iso3}
          AND from_on <= ${today}::date AND (to_on IS NULL OR to_on >= ${today}::date) FOR UPDATE`,
    );
    return found ? em.findOneByOrFail(StateAssignment, { id: found.id }) : null;
  }

  private async demandState(em: EntityManager, iso3: string): Promise<void> {
    if (!(await firstRow(em, sql`SELECT 1 FROM state WHERE iso3 = ${iso3} AND retired_at IS NULL`))) {
      throw notFound('state');
    }
  }

  private async demandHolder(em: EntityManager, actor: Actor, body: AssignStateBody): Promise<void> {
    if (!(await firstRow(em, sql`SELECT 1 FROM office WHERE id = ${body.officeId}`))) {
      throw invalidField('officeId', 'reference.unknown', 'There is no office with this id.');
    }
    if (!body.userId) return;
    const today = dayOf(actor);
    const holds = await firstRow(
      em,
      sql`SELECT 1 FROM mandate m JOIN app_user u ON u.id = m.user_id AND u.active
          WHERE m.user_id = ${body.userId} AND m.office_id = ${body.officeId} AND m.from_on <= ${today}::date
            AND (m.to_on IS NULL OR m.to_on >= ${today}::date)`,
    );
    if (!holds) throw invalidField('userId', 'user.not_in_office', 'Choose somebody who holds this office today.');
  }
}

function dayOf(actor: Actor): IsoDate {
  return actor.now.toISOString().slice(0, 10);
}
