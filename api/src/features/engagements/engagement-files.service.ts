import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/access/actor.js';
import { effectiveOf } from '../../platform/access/labelled.js';
import { Handles } from '../../platform/effects.js';
import { FilesService, type Subject } from '../files/files.service.js';
import { Engagement } from './engagement.entity.js';

/**
 * The files of a contact: as closed as the contact itself, and gone with it. Whoever labels a contact or takes it back, a
 * person or the letter that it is, says so by an effect: it is heard here, so that no way of closing one forgets its files.
 */
@Injectable()
export class EngagementFilesService {
  constructor(private readonly files: FilesService) {}

  /** Throws 400 naming the one that cannot hang on it. Where none are given those that hang on it stay. */
  async write(
    em: EntityManager,
    actor: Actor,
    engagement: Engagement,
    ids: readonly string[] | undefined,
  ): Promise<void> {
    if (!ids) return;
    await this.files.attach(em, actor, ids, subjectOf(engagement.id), effectiveOf(engagement), 'attachmentIds');
  }

  @Handles('engagement.relabelled', 5)
  async relabel(em: EntityManager, actor: Actor, { engagementId }: { engagementId: string }): Promise<void> {
    const engagement = await em.findOneByOrFail(Engagement, { id: engagementId });
    await this.files.relabel(em, actor, subjectOf(engagementId), effectiveOf(engagement));
  }

  @Handles('engagement.deleted', 5)
  takeAway(em: EntityManager, actor: Actor, { engagementId }: { engagementId: string }): Promise<void> {
    return this.files.detach(em, actor, subjectOf(engagementId));
  }
}

function subjectOf(id: string): Subject {
  return { kind: 'engagement', id };
}
