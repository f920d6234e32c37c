import { Injectable } from '@nestjs/common';
import type { Overview } from '@demarche/contracts/overview';
import { addDays, type IsoDate } from '@demarche/domain/dates';
import type { Actor } from '../../platform/access/actor.js';
import { EngagementsQuery } from '../engagements/engagements.dto.js';
import { EngagementsService } from '../engagements/engagements.service.js';
import { ReminderListQuery } from '../reminders/dto.js';
import { ReminderReadsService } from '../reminders/reminder-reads.service.js';
import { TreatiesService } from '../states/treaties.service.js';
import { TaskListQuery } from '../tasks/dto.js';
import { TaskReadsService } from '../tasks/task-reads.service.js';
import { LatelyService } from './lately.service.js';
import { LookedAfterService } from './looked-after.service.js';

const DUE_SHOWN = 50;
const SOON_DAYS = 14;
const COMING_SHOWN = 10;
const REMINDERS_SHOWN = 10;

/** Today: what must be done now, what comes, which States go cold, what happened lately. */
@Injectable()
export class OverviewService {
  constructor(
    private readonly treaties: TreatiesService,
    private readonly tasks: TaskReadsService,
    private readonly reminders: ReminderReadsService,
    private readonly engagements: EngagementsService,
    private readonly lookedAfter: LookedAfterService,
    private readonly lately: LatelyService,
  ) {}

  /** `asAt`: the day whose treaty status stands beside the States; everything else is of today. */
  async of(actor: Actor, treatyName: string | undefined, asAt: IsoDate | undefined): Promise<Overview> {
    const today = actor.now.toISOString().slice(0, 10);
    const treaty = (await this.treaties.find(treatyName)).key;
    const statusOn = asAt ?? today;
    const mine = (more: Partial<TaskListQuery>) =>
      this.tasks.page(actor, Object.assign(new TaskListQuery(), { scope: 'mine', limit: 1, ...more }));
    const [due, late, soon, open, reminders, states, coming, lately] = await Promise.all([
      mine({ dueTo: today, limit: DUE_SHOWN, total: true }),
      mine({ overdue: true, total: true }),
      mine({ dueFrom: addDays(today, 1), dueTo: addDays(today, SOON_DAYS), limit: DUE_SHOWN }),
      mine({ total: true }),
      this.reminders.page(actor, pendingReminders()),
      this.statesOf(actor, treaty, today, statusOn),
      this.engagements.list(actor, plannedFrom(treaty, today)),
      this.lately.of(actor, treaty, statusOn),
    ]);
    return {
      today,
      due: due.items,
      dueTotal: due.total ?? 0,
      late: late.total ?? 0,
      soon: soon.items,
      openTasks: open.total ?? 0,
      reminders: reminders.items.map(({ id, task, dueAt, status }) => ({
        id,
        taskId: task.id,
        title: task.title,
        dueAt,
        status,
      })),
      ...states,
      coming: coming.items,
      lately,
    };
  }

  private async statesOf(
    actor: Actor,
    treaty: string,
    today: IsoDate,
    statusOn: IsoDate,
  ): Promise<Pick<Overview, 'goingCold' | 'goingColdTotal' | 'lookedAfter'>> {
    if (!actor.permissions.has('derived.read')) return { lookedAfter: [] };
    return this.lookedAfter.of(actor, treaty, today, statusOn);
  }
}

function pendingReminders(): ReminderListQuery {
  return Object.assign(new ReminderListQuery(), { status: 'pending' as const, limit: REMINDERS_SHOWN });
}

function plannedFrom(treaty: string, today: IsoDate): EngagementsQuery {
  const planned = { treaty, status: ['planned' as const], from: today, order: 'earliest' as const };
  return Object.assign(new EngagementsQuery(), { ...planned, limit: COMING_SHOWN });
}
