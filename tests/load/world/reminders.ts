import { ALWAYS, planReminders, REMINDER_TIME, TASK_DUE_RULE } from '@demarche/domain/reminder-plan';
import type { Load, Value } from './columns.ts';
import { idOf } from './random.ts';
import { dueOf, taskOf } from './tasks.ts';
import { ZONE } from './users.ts';
import { upTo, type World } from './world.ts';

/** More than there are steps ahead of anybody. */
const STEPS = 8;

/**
 * What is still to be told of open tasks, by the rule of the domain. Of tasks that are given to a person: an office here has
 * a hundred holders, and nobody's office has.
 */
export function reminderLoad(world: World): Load {
  return {
    table: 'reminder',
    columns: ['id', 'rule', 'task_id', 'step', 'anchor_on', 'user_id', 'local_date', 'local_time', 'zone', 'due_at',
      'status'], // prettier-ignore
    rows: upTo(world.size.tasks).flatMap((i) => remindersOf(world, i)),
  };
}

function remindersOf(world: World, i: number): Value[][] {
  const { isOpen, user } = taskOf(world, i);
  if (!isOpen || user === null) return [];
  const due = dueOf(world, i, isOpen);
  return planReminders(due, ZONE, ALWAYS, `${world.days.today}T12:00:00.000Z`).map(({ step, localDate, dueAt }, k) => [
    idOf('reminder', i * STEPS + k), TASK_DUE_RULE, idOf('task', i), step, due, user, localDate, REMINDER_TIME, ZONE, dueAt,
    'pending',
  ]); // prettier-ignore
}
