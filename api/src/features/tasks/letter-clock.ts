import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { IsoDate } from '@demarche/domain/dates';
import type { Actor } from '../../platform/access/actor.js';
import { Handles } from '../../platform/effects.js';
import type { AnswerAwaited } from '../letters/letter-effects.js';
import { TasksService } from './tasks.service.js';

/** The clock of a letter is a task: its reminders chase the answer. */
@Injectable()
export class LetterClock {
  constructor(private readonly tasks: TasksService) {}

  @Handles('letter.answer_awaited', 10)
  async start(em: EntityManager, actor: Actor, awaited: AnswerAwaited): Promise<void> {
    const { clockTaskId, engagementId, title, state, dueOn, officeId } = awaited;
    const assignee = officeId ? { assigneeOfficeId: officeId } : { assigneeUserId: actor.userId };
    await this.tasks.createIn(em, actor, clockTaskId, { title, engagementId, state, dueOn, ...assignee });
  }

  @Handles('letter.clock_moved', 10)
  async move(em: EntityManager, actor: Actor, effect: { clockTaskId: string; dueOn: IsoDate }): Promise<void> {
    await this.tasks.tick(em, actor, effect.clockTaskId, { dueOn: effect.dueOn });
  }

  @Handles('letter.clock_stopped', 10)
  async stop(em: EntityManager, actor: Actor, effect: { clockTaskId: string }): Promise<void> {
    await this.tasks.tick(em, actor, effect.clockTaskId, 'done');
  }
}
