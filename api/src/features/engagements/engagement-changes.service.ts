import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { EntityManager } from 'typeorm';
import type { EngagementView } from '@demarche/contracts/engagements';
import type { Actor } from '../../platform/access/actor.js';
import { isRelabelled } from '../../platform/access/labelled.js';
import { LabelsService } from '../../platform/access/labels.js';
import { lockVisible, updateVersioned } from '../../platform/access/versioned.js';
import { masked } from '../../platform/access/visible.js';
import { firstRow } from '../../platform/database/query.js';
import { Transactions } from '../../platform/database/transactions.js';
import { DomainError } from '../../platform/domain-error.js';
import { Effects } from '../../platform/effects.js';
import { EngagementAuditService } from './engagement-audit.service.js';
import type { UpdateEngagementBody } from './engagement-bodies.dto.js';
import { clockOf, demandDay } from './engagement-days.js';
import { EngagementFilesService } from './engagement-files.service.js';
import { EngagementPartsService } from './engagement-parts.service.js';
import { searchText } from './engagement-text.js';
import { Engagement } from './engagement.entity.js';
import { EngagementsService } from './engagements.service.js';
import { OverlapsService } from './overlaps.service.js';

const FIELDS = ['kind', 'status', 'on', 'time', 'zone', 'place', 'title', 'summary', 'outcome'] as const;

/** Changes contacts that stand, and takes back what was logged by mistake. */
@Injectable()
export class EngagementChangesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly labels: LabelsService,
    private readonly audit: EngagementAuditService,
    private readonly effects: Effects,
    private readonly parts: EngagementPartsService,
    private readonly files: EngagementFilesService,
    private readonly overlaps: OverlapsService,
    private readonly engagements: EngagementsService,
  ) {}

  /** Throws 404 `engagement.not_found`, 409 `version.stale`, 403 where the actor may not write it. */
  update(actor: Actor, id: string, body: UpdateEngagementBody): Promise<EngagementView> {
    return this.transactions.run(async (em) => {
      const before = await this.lock(em, actor, id);
      demandOwn(before, body);
      await this.demandAttribution(em, actor, id, body);
      const partsBefore = await this.parts.snapshot(em, id);
      const states = body.states ?? partsBefore.states;
      if ((body.status ?? before.status) === 'planned') await this.overlaps.takeTurns(em, before.treaty, states);
      const overlapsBefore =
        before.status === 'planned'
          ? await this.overlaps.all(em, actor, { ...before, states: partsBefore.states })
          : [];
      const engagement = await this.change(em, actor, before, body);
      await this.parts.replace(em, actor, engagement, body);
      if (!body.states) await this.parts.mirror(em, engagement);
      await this.files.write(em, actor, engagement, body.attachmentIds);
      const was = { ...before, ...partsBefore };
      await this.audit.record(em, actor, actionOf(before, engagement), was, engagement, body.labelReason);
      if (body.peopleMet) await this.audit.recordClosedPeople(em, actor, engagement);
      if (isRelabelled(before, engagement)) {
        await this.effects.emit(em, actor, 'engagement.relabelled', { engagementId: id });
      }
      await this.effects.emit(em, actor, 'engagement.changed', { engagementId: id });
      await this.overlaps.tell(em, actor, engagement, states, overlapsBefore);
      return this.engagements.one(actor, id, em);
    });
  }

  /** Takes back what was logged by mistake. It is kept, and seen nowhere. */
  delete(actor: Actor, id: string, version: number): Promise<void> {
    return this.transactions.run((em) => this.deleteIn(em, actor, id, version));
  }

  /** The same within a transaction that runs already. */
  async deleteIn(em: EntityManager, actor: Actor, id: string, version: number): Promise<void> {
    const before = await this.lock(em, actor, id);
    demandOwn(before, { states: [] });
    const engagement = await updateVersioned(em, actor, Engagement, before, version, { deletedAt: actor.now });
    await this.parts.mirror(em, engagement);
    await this.audit.record(em, actor, 'engagement.deleted', before, engagement);
    const followUpTaskId = engagement.followUpTaskId;
    await this.effects.emit(em, actor, 'engagement.deleted', { engagementId: id, followUpTaskId });
  }

  private async lock(em: EntityManager, actor: Actor, id: string): Promise<Engagement> {
    const engagement = await lockVisible(em, actor, Engagement, id, 'engagement');
    this.labels.demandWritable(actor, 'engagement.write', engagement.effectiveLabel, true);
    return engagement;
  }

  private async change(
    em: EntityManager,
    actor: Actor,
    before: Engagement,
    body: UpdateEngagementBody,
  ): Promise<Engagement> {
    const given = Object.fromEntries(
      FIELDS.filter((field) => body[field] !== undefined).map((field) => [field, body[field]]),
    );
    const next: Engagement = { ...before, ...given };
    // Taking the time away takes its zone along.
    const zone = next.time === null && body.zone === undefined ? null : next.zone;
    Object.assign(next, clockOf(actor, next.time, zone));
    if (next.status !== before.status || next.on !== before.on) demandDay(actor, next);
    return updateVersioned(em, actor, Engagement, before, body.version, {
      kind: next.kind,
      status: next.status,
      on: next.on,
      time: next.time,
      zone: next.zone,
      place: next.place,
      title: next.title,
      summary: next.summary,
      outcome: next.outcome,
      folded: searchText(next),
      ...(await this.labels.change(em, actor, 'engagement.write', before, body)),
    });
  }

  /** Who may not see who was in the room does not say who was. */
  private async demandAttribution(
    em: EntityManager,
    actor: Actor,
    id: string,
    body: UpdateEngagementBody,
  ): Promise<void> {
    const field = (['peopleMet', 'ourPeople', 'organisations'] as const).find((name) => body[name] !== undefined);
    if (!field || !(await firstRow(em, sql`SELECT 1 FROM engagement e WHERE e.id = ${id} AND ${masked(actor, 'e')}`))) {
      return;
    }
    throw new DomainError(
      'forbidden',
      'engagement.attribution_masked',
      'Under the Chatham House caveat only who is on its list may say who took part.',
      [{ field, code: 'engagement.attribution_masked', message: 'Masked from you.' }],
    );
  }
}

/** What another record keeps: its kind, day, States and label are changed there, and it is taken back there. */
const KEPT_BY_PARENT = ['kind', 'status', 'on', 'time', 'states', 'label', 'caveats', 'access'] as const;

function demandOwn(engagement: Engagement, body: Partial<UpdateEngagementBody>): void {
  const field = KEPT_BY_PARENT.find((name) => body[name] !== undefined);
  if (engagement.parentId === null || field === undefined) return;
  const message = `This contact is a ${engagement.parentKind}: change or void it there.`;
  throw new DomainError('conflict', 'engagement.of_record', message, [
    { field, code: 'engagement.of_record', message },
  ]);
}

function actionOf(before: Engagement, after: Engagement): string {
  if (before.status === after.status) return 'engagement.changed';
  return after.status === 'planned' ? 'engagement.planned' : `engagement.${after.status}`;
}
