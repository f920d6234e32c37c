import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/access/actor.js';
import { DomainError } from '../../platform/domain-error.js';
import { Handles } from '../../platform/effects.js';
import type { FollowUpWanted } from '../engagements/engagement-effects.js';
import { TasksService } from './tasks.service.js';

/** What engagements cause here, in their transaction. */
@Injectable()
export class TaskInheritance {
  constructor(private readonly tasks: TasksService) {}

  /** A refusal names the field as it stands in the engagement's request: `followUp.assigneeUserId`. */
  @Handles('engagement.follow_up_wanted', 10)
  async makeFollowUp(em: EntityManager, actor: Actor, wanted: FollowUpWanted): Promise<void> {
    const { taskId, ...input } = wanted;
    await under('followUp', () => this.tasks.createIn(em, actor, taskId, input));
  }

  @Handles('engagement.deleted', 10)
  async withdrawFollowUp(
    em: EntityManager,
    actor: Actor,
    effect: { engagementId: string; followUpTaskId: string | null },
  ): Promise<void> {
    if (effect.followUpTaskId) await this.tasks.withdraw(em, actor, effect.engagementId, effect.followUpTaskId);
  }

  @Handles('engagement.relabelled', 10)
  async relabel(em: EntityManager, actor: Actor, effect: { engagementId: string }): Promise<void> {
    await this.tasks.inheritAnew(em, actor, effect.engagementId);
  }
}

async function under(field: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof DomainError) || !error.errors) throw error;
    const errors = error.errors.map((problem) => ({ ...problem, field: `${field}.${problem.field}` }));
    throw new DomainError(error.kind, error.code, error.detail, errors, error.retryAfterSeconds);
  }
}
