import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/access/actor.js';
import { effectiveOf } from '../../platform/access/labelled.js';
import { FilesService, type Subject } from '../files/files.service.js';
import type { Engagement } from './engagement.entity.js';

/** The files of a contact: as closed as the contact itself, and gone with it. */
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
    await this.files.attach(em, actor, ids, subjectOf(engagement), effectiveOf(engagement), 'attachmentIds');
  }

  relabel(em: EntityManager, actor: Actor, engagement: Engagement): Promise<void> {
    return this.files.relabel(em, actor, subjectOf(engagement), effectiveOf(engagement));
  }

  takeAway(em: EntityManager, actor: Actor, engagement: Engagement): Promise<void> {
    return this.files.detach(em, actor, subjectOf(engagement));
  }
}

function subjectOf({ id }: Engagement): Subject {
  return { kind: 'engagement', id };
}
