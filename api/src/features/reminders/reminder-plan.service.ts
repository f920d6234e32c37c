import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import type { EntityManager } from 'typeorm';
import type { IsoDate } from '@demarche/domain/dates';
import {
  plannedStep,
  type PlannedReminder,
  planReminders,
  REMINDER_TIME,
  type ReminderStep,
  TASK_DUE_RULE,
} from '@demarche/domain/reminder-plan';
import { rows } from '../../platform/database/query.js';
import { recipientsOf, type Recipient, tasksTouchedBy } from './reminder-plan.queries.js';

interface PendingRow {
  id: string;
  task_id: string;
  user_id: string;
  step: ReminderStep;
  anchor_on: IsoDate;
  zone: string;
}
interface Wanted extends PlannedReminder {
  recipient: Recipient;
}

const BATCH = 500;

/** Brings the rows of reminders into line with what they follow from: the task, its holder, mandates, zones, accounts. */
@Injectable()
export class ReminderPlanService {
  /**
   * Plans the tasks anew: adds what lies ahead, moves what was not sent, cancels what nobody is to get any more. What was
   * delivered stays. Planning twice changes nothing.
   */
  async planTasks(em: EntityManager, taskIds: readonly string[], now: Date): Promise<void> {
    if (taskIds.length === 0) return;
    // Plans may run side by side; a change of mandates and zones waits for them, and they for it (see planNoted).
    await rows(em, sql`SELECT pg_advisory_xact_lock_shared(hashtext('demarche.reminder-plan'))`);
    const recipients = await rows<Recipient>(em, recipientsOf(taskIds));
    const pending = await this.lockPending(em, taskIds);
    const wanted = new Map<string, Wanted>();
    for (const recipient of recipients) {
      for (const step of planReminders(recipient.due_on, recipient.zone, recipient.holds, now.toISOString())) {
        wanted.set(keyOf(recipient.task_id, recipient.user_id, step.step), { ...step, recipient });
      }
    }
    const byPerson = new Map(recipients.map((recipient) => [keyOf(recipient.task_id, recipient.user_id), recipient]));
    const cancelled: string[] = [];
    for (const row of pending) {
      const recipient = byPerson.get(keyOf(row.task_id, row.user_id));
      const kept =
        recipient?.due_on === row.anchor_on && plannedStep(row.step, recipient.due_on, recipient.zone, recipient.holds);
      const key = keyOf(row.task_id, row.user_id, row.step);
      if (!kept) cancelled.push(row.id);
      else if (row.zone === recipient.zone) wanted.delete(key);
      else wanted.set(key, { ...kept, recipient });
    }
    await this.cancel(em, cancelled);
    await this.put(em, [...wanted.values()]);
  }

  /** Plans anew what the notes of changed zones, accounts and mandates touch. Returns how many tasks that were. */
  async planNoted(em: EntityManager, now: Date): Promise<number> {
    // A task planned while a mandate was being changed does not know of it: wait for such plans, and hold new ones up.
    await rows(em, sql`SELECT pg_advisory_xact_lock(hashtext('demarche.reminder-plan'))`);
    const noted = await rows<{ user_id: string }>(
      em,
      sql`WITH taken AS (DELETE FROM reminder_replan RETURNING user_id) SELECT DISTINCT user_id FROM taken`,
    );
    if (noted.length === 0) return 0;
    const tasks = await rows<{ id: string }>(em, tasksTouchedBy(noted.map((note) => note.user_id)));
    const ids = tasks.map((task) => task.id);
    for (let i = 0; i < ids.length; i += BATCH) await this.planTasks(em, ids.slice(i, i + BATCH), now);
    return ids.length;
  }

  /** In one order, so that two plans of the same tasks queue up instead of locking each other. */
  private lockPending(em: EntityManager, taskIds: readonly string[]): Promise<PendingRow[]> {
    return rows(
      em,
      sql`SELECT id, task_id, user_id, step, anchor_on, zone FROM reminder
          WHERE task_id = ANY(${[...taskIds]}::uuid[]) AND status = 'pending' ORDER BY id FOR UPDATE`,
    );
  }

  private async cancel(em: EntityManager, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await rows(
      em,
      sql`UPDATE reminder SET status = 'cancelled', cancelled_because = 'replanned' WHERE id = ANY(${[...ids]}::uuid[])`,
    );
  }

  /** A row that stands already is moved or taken up again; one that was delivered is left alone. */
  private async put(em: EntityManager, wanted: readonly Wanted[]): Promise<void> {
    if (wanted.length === 0) return;
    const list = wanted
      .map(({ recipient, step, localDate, dueAt }) => ({
        id: randomUUID(),
        task_id: recipient.task_id,
        user_id: recipient.user_id,
        step,
        anchor_on: recipient.due_on,
        local_date: localDate,
        zone: recipient.zone,
        due_at: dueAt,
      }))
      .sort((a, b) => (a.task_id + a.user_id + a.step < b.task_id + b.user_id + b.step ? -1 : 1));
    await rows(
      em,
      sql`INSERT INTO reminder AS r (id, rule, task_id, step, anchor_on, user_id, local_date, local_time, zone, due_at, status)
          SELECT id, ${TASK_DUE_RULE}, task_id, step, anchor_on, user_id, local_date, ${REMINDER_TIME}, zone, due_at, 'pending'
          FROM jsonb_to_recordset(${JSON.stringify(list)}) AS w (id uuid, task_id uuid, step text, anchor_on date,
            user_id uuid, local_date date, zone text, due_at timestamptz)
          ON CONFLICT (task_id, rule, step, anchor_on, user_id) DO UPDATE
            SET status = 'pending', cancelled_because = NULL, zone = excluded.zone, due_at = excluded.due_at
            WHERE r.status = 'cancelled' OR (r.status = 'pending' AND r.zone <> excluded.zone)`,
    );
  }
}

function keyOf(...parts: string[]): string {
  return parts.join(' ');
}
