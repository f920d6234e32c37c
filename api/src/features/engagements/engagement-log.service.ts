import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { EngagementCreated } from '@demarche/contracts/engagements';
import { ENGAGEMENT_KIND_NAMES, type EngagementKind, usualStatus } from '@demarche/domain/engagement';
import type { Actor } from '../../platform/access/actor.js';
import { LabelsService } from '../../platform/access/labels.js';
import { insertRow } from '../../platform/database/insert.js';
import { demandKnown } from '../../platform/database/known-ids.js';
import { Transactions } from '../../platform/database/transactions.js';
import { invalidField } from '../../platform/domain-error.js';
import { Effects } from '../../platform/effects.js';
import { Idempotency } from '../../platform/idempotency.service.js';
import { EngagementAuditService } from './engagement-audit.service.js';
import type { CreateEngagementBody, FollowUpBody } from './engagement-bodies.dto.js';
import { clockOf, demandDay, todayFor } from './engagement-days.js';
import { EngagementFilesService } from './engagement-files.service.js';
import { EngagementPartsService } from './engagement-parts.service.js';
import { searchText } from './engagement-text.js';
import { Engagement } from './engagement.entity.js';
import { EngagementsService } from './engagements.service.js';
import { OverlapsService } from './overlaps.service.js';
import { TreatiesService } from '../states/treaties.service.js';

/** Logs and plans contacts: the record, its people and States, the follow-up and the warning, all or nothing. */
@Injectable()
export class EngagementLogService {
  constructor(
    private readonly transactions: Transactions,
    private readonly labels: LabelsService,
    private readonly audit: EngagementAuditService,
    private readonly effects: Effects,
    private readonly idempotency: Idempotency,
    private readonly parts: EngagementPartsService,
    private readonly files: EngagementFilesService,
    private readonly overlaps: OverlapsService,
    private readonly engagements: EngagementsService,
    private readonly treaties: TreatiesService,
  ) {}

  /** A repeated request with the same `key` answers with what the first one made, as it stands. */
  async create(actor: Actor, body: CreateEngagementBody, key?: string): Promise<EngagementCreated> {
    const treaty = (await this.treaties.find(undefined)).key;
    return this.transactions.run((em) => this.createIn(em, actor, treaty, body, key));
  }

  /** The same within a transaction that runs already: a mail becomes a contact. */
  async createIn(
    em: EntityManager,
    actor: Actor,
    treaty: string,
    body: CreateEngagementBody,
    key?: string,
  ): Promise<EngagementCreated> {
    const id = randomUUID();
    const made = await this.idempotency.claim(em, actor, key, 'engagement', body, id);
    if (made) return this.repeated(em, actor, made);
    const engagement = await this.insert(em, actor, id, treaty, body);
    const states = [...new Set(body.states)];
    await this.parts.add(em, actor, engagement, {
      ...body,
      states,
      ourPeople: body.ourPeople ?? [{ userId: actor.userId }],
    });
    await this.files.write(em, actor, engagement, body.attachmentIds);
    if (engagement.status === 'planned') await this.overlaps.takeTurns(em, engagement.treaty, states);
    const action = engagement.status === 'planned' ? 'engagement.planned' : 'engagement.logged';
    await this.audit.record(em, actor, action, null, engagement);
    if (body.peopleMet) await this.audit.recordClosedPeople(em, actor, engagement);
    await this.effects.emit(em, actor, 'engagement.logged', { engagementId: id });
    if (body.followUp && engagement.followUpTaskId) {
      await this.wantFollowUp(em, actor, engagement, body.followUp, engagement.followUpTaskId, states[0] ?? null);
    }
    const overlaps = await this.overlaps.tell(em, actor, engagement, states, []);
    return {
      engagement: await this.engagements.one(actor, id, em),
      followUpTaskId: engagement.followUpTaskId,
      overlaps,
    };
  }

  private async insert(
    em: EntityManager,
    actor: Actor,
    id: string,
    treaty: string,
    body: CreateEngagementBody,
  ): Promise<Engagement> {
    const clock = clockOf(actor, body.time ?? null, body.zone ?? null);
    const text = {
      title: body.title ?? usualTitle(body.kind, body.place ?? null),
      place: body.place ?? null,
      summary: body.summary ?? null,
      outcome: body.outcome ?? null,
    };
    const engagement: Engagement = {
      id,
      treaty,
      kind: body.kind,
      status: body.status ?? usualStatus(body.on, todayFor(actor, clock.zone)),
      on: body.on,
      ...clock,
      ...text,
      folded: searchText(text),
      officeId: actor.actingOfficeId,
      ownerId: actor.userId,
      followUpTaskId: body.followUp ? randomUUID() : null,
      parentKind: null,
      parentId: null,
      demo: false,
      deletedAt: null,
      version: 1,
      createdAt: actor.now,
      updatedAt: actor.now,
      ...(await this.labels.create(em, actor, 'engagement.write', id, body)),
    };
    demandDay(actor, engagement);
    await insertRow(em, Engagement, engagement);
    return engagement;
  }

  private async wantFollowUp(
    em: EntityManager,
    actor: Actor,
    engagement: Engagement,
    followUp: FollowUpBody,
    taskId: string,
    state: string | null,
  ): Promise<void> {
    const { title, dueOn, assigneeUserId, assigneeOfficeId } = followUp;
    if (assigneeUserId && assigneeOfficeId) {
      throw invalidField(
        'followUp.assigneeOfficeId',
        'task.one_assignee',
        'A task is given to a user or to an office.',
      );
    }
    await demandKnown(em, 'app_user', [assigneeUserId?.toLowerCase() ?? null], () => 'followUp.assigneeUserId');
    await demandKnown(em, 'office', [assigneeOfficeId?.toLowerCase() ?? null], () => 'followUp.assigneeOfficeId');
    await this.effects.emit(em, actor, 'engagement.follow_up_wanted', {
      taskId,
      engagementId: engagement.id,
      title,
      dueOn,
      ...(assigneeOfficeId ? { assigneeOfficeId } : { assigneeUserId: assigneeUserId ?? actor.userId }),
      state,
    });
  }

  private async repeated(em: EntityManager, actor: Actor, id: string): Promise<EngagementCreated> {
    const engagement = await this.engagements.one(actor, id, em);
    const first = await em.findOneByOrFail(Engagement, { id });
    const states = engagement.states.map(({ iso3 }) => iso3);
    return {
      engagement,
      followUpTaskId: first.followUpTaskId,
      overlaps: first.status === 'planned' ? await this.overlaps.seen(em, actor, { ...first, states }) : [],
    };
  }
}

/** "Bilateral meeting, Geneva" */
function usualTitle(kind: EngagementKind, place: string | null): string {
  return [ENGAGEMENT_KIND_NAMES[kind], place].filter(Boolean).join(', ');
}
