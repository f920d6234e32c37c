import type { TaskView } from '@demarche/contracts/tasks';
import { parseAssignee, type TaskFilters } from './task-filters';

/** What of a list is loaded. */
export interface TaskList {
  readonly items: readonly TaskView[];
  readonly next: string | null;
  readonly total: number | null;
}

/** Whose list it is: what "mine" and "given by me" mean. */
export interface Me {
  readonly userId: string;
  readonly officeIds: readonly string[];
}

/** Whether a task belongs to the list as it is filtered: after a change it may not any more. */
export function fits(task: TaskView, filters: TaskFilters, me: Me): boolean {
  const { user, office } = task.assignee;
  const mine = user?.id === me.userId || (office !== null && me.officeIds.includes(office.id));
  const wanted = filters.assignee && parseAssignee(filters.assignee);
  return (
    (filters.status === 'all' || filters.status === task.status) &&
    (filters.state === null || filters.state === task.state?.iso3) &&
    (filters.priority === null || filters.priority === task.priority) &&
    (filters.label === null || filters.label === task.effectiveLabel) &&
    (!wanted || (wanted.kind === 'user' ? user?.id : office?.id) === wanted.id) &&
    (filters.scope === 'all' ||
      (filters.scope === 'mine' ? mine : task.createdBy?.id === me.userId && user?.id !== me.userId))
  );
}

/** The list after one task changed: in its place by due day, or gone. Beyond what is loaded nothing is put in. */
export function withTask(list: TaskList, task: TaskView, belongs: boolean): TaskList {
  const had = list.items.some(({ id }) => id === task.id);
  const rest = list.items.filter(({ id }) => id !== task.id);
  const shift = Number(belongs) - Number(had);
  const total = list.total === null ? null : list.total + shift;
  if (!belongs) return { ...list, items: rest, total };
  const index = rest.findIndex((other) => isBefore(task, other));
  if (index < 0 && list.next !== null && !had) return { ...list, total };
  const items = index < 0 ? [...rest, task] : [...rest.slice(0, index), task, ...rest.slice(index)];
  return { ...list, items, total };
}

function isBefore(a: TaskView, b: TaskView): boolean {
  return a.dueOn === b.dueOn ? a.id < b.id : a.dueOn < b.dueOn;
}
