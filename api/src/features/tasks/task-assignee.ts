import { invalidField } from '../../platform/domain-error.js';
import type { Task } from './task.entity.js';

export type Assignee = Pick<Task, 'assigneeUserId' | 'assigneeOfficeId'>;
interface Given {
  assigneeUserId?: string | undefined;
  assigneeOfficeId?: string | undefined;
}

/** The assignee in a request, undefined where none is named. Throws 400 for two. */
export function assigneeIn(given: Given): Assignee | undefined {
  if (given.assigneeUserId && given.assigneeOfficeId) {
    throw invalidField(
      'assigneeOfficeId',
      'assignee.exactly_one',
      'Give the task to a user or to an office, not to both.',
    );
  }
  if (!given.assigneeUserId && !given.assigneeOfficeId) return undefined;
  return { assigneeUserId: given.assigneeUserId ?? null, assigneeOfficeId: given.assigneeOfficeId ?? null };
}

/** The one assignee of a request that must name one. Throws 400 for none and for two. */
export function oneAssigneeIn(given: Given): Assignee {
  const assignee = assigneeIn(given);
  if (!assignee) {
    throw invalidField('assigneeUserId', 'assignee.exactly_one', 'Give the task to a user or to an office.');
  }
  return assignee;
}

export function fieldOf(assignee: Assignee): 'assigneeUserId' | 'assigneeOfficeId' {
  return assignee.assigneeUserId ? 'assigneeUserId' : 'assigneeOfficeId';
}
