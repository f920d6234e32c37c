import type { Instant, IsoDate } from './dates.js';

/** A reminder that falls due this much after its hour means that the engine slept. */
export const LATE_AFTER_MS = 3_600_000;

export interface DueReminder {
  readonly id: string;
  readonly taskId: string;
  readonly dueAt: Instant;
}
/** One message to one person. `reminderIds` of one task are its steps that fell due: the message has one line for them. */
export interface Delivery {
  readonly kind: 'task_due' | 'digest';
  readonly tasks: readonly { readonly taskId: string; readonly reminderIds: readonly string[] }[];
}

/**
 * How the due reminders of one person are told: each task by a message of its own; where the engine slept, everything that
 * fell due meanwhile in one digest. Every reminder stands in exactly one delivery.
 */
export function bundle(due: readonly DueReminder[], now: Instant): readonly Delivery[] {
  const byTask = new Map<string, string[]>();
  for (const reminder of [...due].sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1))) {
    byTask.set(reminder.taskId, [...(byTask.get(reminder.taskId) ?? []), reminder.id]);
  }
  const tasks = [...byTask].map(([taskId, reminderIds]) => ({ taskId, reminderIds }));
  const late = due.some((reminder) => Date.parse(now) - Date.parse(reminder.dueAt) > LATE_AFTER_MS);
  if (late && tasks.length > 1) return [{ kind: 'digest', tasks }];
  return tasks.map((task) => ({ kind: 'task_due', tasks: [task] }));
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `24 December 2026`. */
export function dayInWords(day: IsoDate): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${date} ${MONTHS[(month ?? 1) - 1]} ${year}`;
}
