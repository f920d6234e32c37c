import type { TaskView } from '@demarche/contracts/tasks';
import type { IsoDate } from '@demarche/domain/dates';
import { dayNumber, shiftDay } from '../../ui/dates/day-text';

const TASK_GROUPS = ['late', 'today', 'week', 'later', 'done'] as const;
export type TaskGroupKey = (typeof TASK_GROUPS)[number];
export interface TaskGroup {
  readonly key: TaskGroupKey;
  readonly tasks: readonly TaskView[];
  /** More of this group may stand on a page that is not loaded yet. */
  readonly more: boolean;
}

/** The Sunday that ends the week of `day`. */
export function endOfWeek(day: IsoDate): IsoDate {
  const weekday = (dayNumber(day) + 4) % 7; // 1 January 1970 was a Thursday
  return shiftDay(day, weekday === 0 ? 0 : 7 - weekday);
}

/** Where a task stands on `today`: what is late first, closed ones apart. */
export function groupOf(task: Pick<TaskView, 'dueOn' | 'status'>, today: IsoDate): TaskGroupKey {
  if (task.status === 'done') return 'done';
  if (task.dueOn < today) return 'late';
  if (task.dueOn === today) return 'today';
  return task.dueOn <= endOfWeek(today) ? 'week' : 'later';
}

/** Tasks in their groups, empty ones left out, the order within a group kept. `more`: the list goes on after these. */
export function groupTasks(tasks: readonly TaskView[], today: IsoDate, more: boolean): TaskGroup[] {
  const last = tasks.at(-1);
  const lastGroup = last ? TASK_GROUPS.indexOf(groupOf(last, today)) : -1;
  const mixed = tasks.some((task) => task.status === 'done') && tasks.some((task) => task.status === 'open');
  return TASK_GROUPS.map((key, index) => ({
    key,
    tasks: tasks.filter((task) => groupOf(task, today) === key),
    // Lists go by due day: with closed tasks among the open ones, every group may still grow.
    more: more && (mixed || index >= lastGroup),
  })).filter((group) => group.tasks.length > 0);
}
