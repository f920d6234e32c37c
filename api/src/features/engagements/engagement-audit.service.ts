import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { effectiveLabelling } from '@demarche/domain/labels';
import type { Actor } from '../../platform/access/actor.js';
import { effectiveOf } from '../../platform/access/labelled.js';
import { AuditService, entryLabelling } from '../../platform/audit/audit.service.js';
import { EngagementPartsService } from './engagement-parts.service.js';
import type { Engagement } from './engagement.entity.js';

/** Writes down what happened to an engagement, with its States and people. */
@Injectable()
export class EngagementAuditService {
  constructor(
    private readonly audit: AuditService,
    private readonly parts: EngagementPartsService,
  ) {}

  /** `before` and `engagement`: with their parts, as `snapshot` tells them. */
  async record(
    em: EntityManager,
    actor: Actor,
    action: string,
    before: object | null,
    engagement: Engagement,
    reason?: string,
  ): Promise<void> {
    await this.audit.record(em, actor, {
      action,
      subjectKind: 'engagement',
      subjectId: engagement.id,
      before: before && withoutTask(before),
      after: withoutTask(engagement),
      afterToo: this.parts.audited(engagement.id),
      reason,
      labelling: engagement,
    });
  }

  /** Of people whom fewer may see than the engagement, that they were met: under the stricter of both labels. */
  async recordClosedPeople(em: EntityManager, actor: Actor, engagement: Engagement): Promise<void> {
    for (const person of await this.parts.closedPeople(em, actor, engagement.id)) {
      await this.audit.record(em, actor, {
        action: 'person.met',
        subjectKind: 'person',
        subjectId: person.id,
        after: { engagementId: engagement.id },
        labelling: entryLabelling(effectiveLabelling(effectiveOf(person), [effectiveOf(engagement)])),
      });
    }
  }
}

/** The task made together with it may be closed more than the engagement: its making stands in an entry of its own. */
function withoutTask(engagement: object): object {
  return Object.fromEntries(Object.entries(engagement).filter(([field]) => field !== 'followUpTaskId'));
}
