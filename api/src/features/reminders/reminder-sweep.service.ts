import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { EntityManager } from 'typeorm';
import { bundle, type Delivery } from '@demarche/domain/reminder-delivery';
import type { Actor } from '../../platform/access/actor.js';
import { visible } from '../../platform/access/visible.js';
import { Clock } from '../../platform/clock.js';
import { rows } from '../../platform/database/query.js';
import { Transactions } from '../../platform/database/transactions.js';
import { notify } from '../../platform/live/channels.js';
import { NotificationsService } from '../notifications/notifications.service.js';
import { ReadersService } from '../users/readers.service.js';
import { ReminderPlanService } from './reminder-plan.service.js';
import { limitTo } from '../../platform/paging.js';

interface DueRow {
  id: string;
  task_id: string;
  user_id: string;
  due_at: Date;
}

/** People in one transaction: their reminders are claimed together, so that nobody's digest is torn in two. */
const BATCH = 50;

/** Delivers what is due. Any number of processes may sweep at once. */
@Injectable()
export class ReminderSweepService {
  constructor(
    private readonly transactions: Transactions,
    private readonly plan: ReminderPlanService,
    private readonly notifications: NotificationsService,
    private readonly readers: ReadersService,
    private readonly clock: Clock,
  ) {}

  async sweep(): Promise<void> {
    const now = this.clock.now();
    await this.planNoted(now);
    while (await this.transactions.run((em) => this.deliverBatch(em, now)));
    await this.transactions.run((em) => this.beat(em, now));
  }

  private async planNoted(now: Date): Promise<void> {
    await this.transactions.run(async (em) => {
      const [noted] = await rows(em, sql`SELECT 1 FROM reminder_replan LIMIT 1`);
      if (noted) await this.plan.planNoted(em, now);
    });
  }

  /** Returns whether there was anything to do. All of a batch happens, or nothing: a killed sweep leaves no half. */
  private async deliverBatch(em: EntityManager, now: Date): Promise<boolean> {
    const people = await this.claimPeople(em, now);
    if (people.length === 0) return false;
    await this.planTasksOf(em, people, now);
    const due = await this.dueOf(em, people, now);
    const readers = await this.readers.of(em, people, now);
    const told: { userId: string; delivery: Delivery }[] = [];
    const unseen: string[] = [];
    for (const userId of people) {
      const mine = due.filter((row) => row.user_id === userId);
      const seen = await this.visibleTasks(em, readers.get(userId), mine);
      unseen.push(...mine.filter((row) => !seen.has(row.task_id)).map((row) => row.id));
      const reminders = mine
        .filter((row) => seen.has(row.task_id))
        .map((row) => ({ id: row.id, taskId: row.task_id, dueAt: row.due_at.toISOString() }));
      told.push(...bundle(reminders, now.toISOString()).map((delivery) => ({ userId, delivery })));
    }
    await this.skip(em, unseen);
    await this.deliver(em, told, now);
    return true;
  }

  /** Whoever is being swept by another process is passed by: that one tells them everything. */
  private async claimPeople(em: EntityManager, now: Date): Promise<string[]> {
    const people = await rows<{ id: string }>(
      em,
      sql`SELECT u.id FROM app_user u
          WHERE u.id IN (SELECT r.user_id FROM reminder r WHERE r.status = 'pending' AND r.due_at <= ${now})
          ORDER BY u.id ${limitTo(BATCH)} FOR NO KEY UPDATE OF u SKIP LOCKED`,
    );
    return people.map((row) => row.id);
  }

  /** The truth once more before anything is said, and with it the next weekly step of what is overdue. */
  private async planTasksOf(em: EntityManager, people: readonly string[], now: Date): Promise<void> {
    const tasks = await rows<{ task_id: string }>(
      em,
      sql`SELECT DISTINCT task_id FROM reminder
          WHERE status = 'pending' AND due_at <= ${now} AND user_id = ANY(${[...people]}::uuid[])`,
    );
    await this.plan.planTasks(
      em,
      tasks.map((row) => row.task_id),
      now,
    );
  }

  private dueOf(em: EntityManager, people: readonly string[], now: Date): Promise<DueRow[]> {
    return rows(
      em,
      sql`SELECT id, task_id, user_id, due_at FROM reminder
          WHERE status = 'pending' AND due_at <= ${now} AND user_id = ANY(${[...people]}::uuid[]) ORDER BY id FOR UPDATE`,
    );
  }

  private async visibleTasks(
    em: EntityManager,
    reader: Actor | undefined,
    due: readonly DueRow[],
  ): Promise<Set<string>> {
    if (!reader || due.length === 0) return new Set();
    const ids = due.map((row) => row.task_id);
    const seen = await rows<{ id: string }>(
      em,
      sql`SELECT t.id FROM task t WHERE t.id = ANY(${ids}::uuid[]) AND ${visible(reader, 't')}`,
    );
    return new Set(seen.map((row) => row.id));
  }

  private async skip(em: EntityManager, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await rows(
      em,
      sql`UPDATE reminder SET status = 'cancelled', cancelled_because = 'not_visible' WHERE id = ANY(${[...ids]}::uuid[])`,
    );
  }

  private async deliver(
    em: EntityManager,
    told: readonly { userId: string; delivery: Delivery }[],
    now: Date,
  ): Promise<void> {
    const notifications = await this.notifications.write(
      em,
      told.map(({ userId, delivery }) => ({
        userId,
        kind: delivery.kind,
        taskIds: delivery.tasks.map((task) => task.taskId),
      })),
      now,
    );
    const settled = told.flatMap(({ delivery }, i) =>
      delivery.tasks.flatMap((task) => task.reminderIds.map((id) => ({ id, notification_id: notifications[i] }))),
    );
    await rows(
      em,
      sql`UPDATE reminder r SET status = 'delivered', delivered_at = ${now}, notification_id = s.notification_id
          FROM jsonb_to_recordset(${JSON.stringify(settled)}) AS s (id uuid, notification_id uuid) WHERE r.id = s.id`,
    );
  }

  private async beat(em: EntityManager, now: Date): Promise<void> {
    await rows(
      em,
      sql`INSERT INTO reminder_heartbeat AS h (ran_at) VALUES (${now})
          ON CONFLICT (only_row) DO UPDATE SET ran_at = excluded.ran_at`,
    );
    await rows(em, notify('reminders'));
  }
}
