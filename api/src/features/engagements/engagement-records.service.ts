import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { EntityManager } from 'typeorm';
import type { IsoDate } from '@demarche/domain/dates';
import type { EngagementKind } from '@demarche/domain/engagement';
import type { Labelling } from '@demarche/domain/labels';
import type { Actor } from '../../platform/access/actor.js';
import { rows } from '../../platform/database/query.js';
import { Effects } from '../../platform/effects.js';
import { EngagementAuditService } from './engagement-audit.service.js';
import { EngagementPartsService } from './engagement-parts.service.js';
import { searchText } from './engagement-text.js';
import { Engagement } from './engagement.entity.js';

/** The record that makes an engagement, keeps its day and labels it: a letter that was sent or received. */
export interface EngagementParent {
  kind: 'letter';
  id: string;
  labelling: Labelling;
}

export interface RecordedContact {
  id: string;
  treaty: string;
  kind: EngagementKind;
  on: IsoDate;
  title: string;
  officeId: string | null;
  states: string[];
  people: { personId: string; postId: string | null }[];
  demo: boolean;
}

/** Contacts that other records are: made, labelled and taken back by them, in their transaction. */
@Injectable()
export class EngagementRecordsService {
  constructor(
    private readonly parts: EngagementPartsService,
    private readonly audit: EngagementAuditService,
    private readonly effects: Effects,
  ) {}

  async make(em: EntityManager, actor: Actor, parent: EngagementParent, contact: RecordedContact): Promise<void> {
    const { id, treaty, kind, on, title, officeId, demo } = contact;
    const engagement: Engagement = {
      id,
      treaty,
      kind,
      status: 'held',
      on,
      time: null,
      zone: null,
      title,
      place: null,
      summary: null,
      outcome: null,
      folded: searchText({ title, place: null, summary: null, outcome: null }),
      officeId,
      ownerId: actor.userId,
      followUpTaskId: null,
      parentKind: parent.kind,
      parentId: parent.id,
      demo,
      deletedAt: null,
      version: 1,
      createdAt: actor.now,
      updatedAt: actor.now,
      label: parent.labelling.label,
      caveats: [...parent.labelling.caveats],
      ...effective(parent.labelling),
    };
    await em.insert(Engagement, engagement);
    await this.parts.add(em, actor, engagement, {
      states: contact.states,
      peopleMet: contact.people,
      ourPeople: [{ userId: actor.userId }],
    });
    await this.audit.record(em, actor, 'engagement.logged', null, engagement);
    await this.audit.recordClosedPeople(em, actor, engagement);
    await this.effects.emit(em, actor, 'engagement.logged', { engagementId: id });
  }

  /** Its label is its parent's; not a change that somebody made to the contact, so the version stays. */
  async relabel(em: EntityManager, actor: Actor, id: string, labelling: Labelling): Promise<void> {
    const before = await em.findOneByOrFail(Engagement, { id });
    const { label, caveats, lists } = labelling;
    await rows(
      em,
      sql`UPDATE engagement SET label = ${label}, caveats = ${[...caveats]}, effective_label = ${label},
            effective_caveats = ${[...caveats]}, access_lists = ${[...lists]} WHERE id = ${id}`,
    );
    const after = await em.findOneByOrFail(Engagement, { id });
    await this.parts.mirror(em, after);
    await this.audit.record(em, actor, 'engagement.relabelled', before, after);
    await this.effects.emit(em, actor, 'engagement.relabelled', { engagementId: id });
    await this.effects.emit(em, actor, 'engagement.changed', { engagementId: id });
  }

  /** What made it was void: it is kept, and seen nowhere. */
  async takeBack(em: EntityManager, actor: Actor, id: string): Promise<void> {
    const before = await em.findOneByOrFail(Engagement, { id });
    if (before.deletedAt) return;
    await em.update(Engagement, { id }, { deletedAt: actor.now, updatedAt: actor.now });
    const after = await em.findOneByOrFail(Engagement, { id });
    await this.parts.mirror(em, after);
    await this.audit.record(em, actor, 'engagement.deleted', before, after);
    await this.effects.emit(em, actor, 'engagement.deleted', {
      engagementId: id,
      followUpTaskId: before.followUpTaskId,
    });
  }
}

function effective({ label, caveats, lists }: Labelling) {
  return { effectiveLabel: label, effectiveCaveats: [...caveats], accessLists: [...lists] };
}
