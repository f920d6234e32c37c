import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/access/actor.js';
import { Handles } from '../../platform/effects.js';
import { ReminderPlanService } from './reminder-plan.service.js';

/** What the features to the left cause here, in their transaction. */
@Injectable()
export class ReminderCauses {
  constructor(private readonly plan: ReminderPlanService) {}

  @Handles('task.replanned', 30)
  async replan(em: EntityManager, actor: Actor, effect: { taskId: string }): Promise<void> {
    await this.plan.planTasks(em, [effect.taskId], actor.now);
  }

  /** A zone, an account or a mandate changed: the sweep would find the note of it within a minute, this plans at once. */
  @Handles('user.zone_changed', 30)
  async zoneChanged(em: EntityManager, actor: Actor): Promise<void> {
    await this.plan.planNoted(em, actor.now);
  }

  @Handles('user.deactivated', 30)
  async deactivated(em: EntityManager, actor: Actor): Promise<void> {
    await this.plan.planNoted(em, actor.now);
  }

  @Handles('mandate.changed', 30)
  async mandateChanged(em: EntityManager, actor: Actor): Promise<void> {
    await this.plan.planNoted(em, actor.now);
  }
}
