import type { CreateTaskRequest, TaskView, UpdateTaskRequest } from '@demarche/contracts/tasks';
import type { IsoDate } from '@demarche/domain/dates';
import type { Label } from '@demarche/domain/labels';
import { TASK_PRIORITIES, type TaskPriority } from '@demarche/domain/task';
import type { LabelValue } from '../../ui/label-field/label-field';
import { type AssigneeKey, parseAssignee } from './task-filters';

/** Everything the task form holds. Plain JSON: kept on the device at every change. */
export interface TaskDraft extends LabelValue {
  readonly title: string;
  /** ISO 3166 alpha-3. */
  readonly state: string | null;
  readonly engagementId: string | null;
  readonly dueOn: IsoDate | null;
  readonly assignee: AssigneeKey | null;
  readonly priority: TaskPriority;
  readonly note: string;
}
export type TaskField = 'title' | 'state' | 'dueOn' | 'assignee' | 'note' | 'label';

export function emptyTask(defaults: Partial<TaskDraft> & { readonly label: Label }): TaskDraft {
  return {
    title: '',
    state: null,
    engagementId: null,
    dueOn: null,
    assignee: null,
    priority: 'normal',
    note: '',
    caveats: [],
    users: [],
    offices: [],
    ...defaults,
  };
}

export function draftOf(task: TaskView): TaskDraft {
  const { user, office } = task.assignee;
  return {
    title: task.title,
    state: task.state?.iso3 ?? null,
    engagementId: task.engagement?.id ?? null,
    dueOn: task.dueOn,
    assignee: user ? `user:${user.id}` : office ? `office:${office.id}` : null,
    priority: task.priority,
    note: task.note ?? '',
    label: task.label,
    caveats: task.caveats,
    users: [],
    offices: [],
  };
}

/** Which fields still have to be filled, in the order of the form. */
export function missingInTask(draft: TaskDraft): TaskField[] {
  const missing: TaskField[] = [];
  if (!draft.title.trim()) missing.push('title');
  if (!draft.assignee) missing.push('assignee');
  if (!draft.dueOn) missing.push('dueOn');
  return missing;
}

/** The request for a complete draft. */
export function createRequest(draft: TaskDraft & { readonly dueOn: IsoDate }): CreateTaskRequest {
  return {
    title: draft.title.trim(),
    note: draft.note.trim() || null,
    state: draft.state,
    engagementId: draft.engagementId,
    dueOn: draft.dueOn,
    priority: draft.priority,
    label: draft.label,
    caveats: [...draft.caveats],
    ...assigneeOf(draft),
    ...accessOf(draft),
  };
}

/** Only what differs from what is stored: two people who change different things do not meet. */
export function updateRequest(draft: TaskDraft, before: TaskView): UpdateTaskRequest {
  const was = draftOf(before);
  const request: UpdateTaskRequest = { version: before.version };
  if (draft.title.trim() !== was.title) request.title = draft.title.trim();
  if (draft.note.trim() !== was.note) request.note = draft.note.trim() || null;
  if (draft.state !== was.state) request.state = draft.state;
  if (draft.dueOn && draft.dueOn !== was.dueOn) request.dueOn = draft.dueOn;
  if (draft.priority !== was.priority) request.priority = draft.priority;
  if (draft.assignee !== was.assignee) Object.assign(request, assigneeOf(draft));
  const relabelled = draft.label !== was.label || draft.caveats.join() !== was.caveats.join();
  if (relabelled) Object.assign(request, { label: draft.label, caveats: [...draft.caveats] });
  if (relabelled && draft.reason?.trim()) request.labelReason = draft.reason.trim();
  if (draft.users.length + draft.offices.length > 0) Object.assign(request, accessOf(draft));
  return request;
}

/** True when saving would change nothing. */
export function changesNothing(request: UpdateTaskRequest): boolean {
  return Object.keys(request).length === 1;
}

function assigneeOf(draft: TaskDraft): Pick<CreateTaskRequest, 'assigneeUserId' | 'assigneeOfficeId'> {
  if (!draft.assignee) return {};
  const { kind, id } = parseAssignee(draft.assignee);
  return kind === 'user' ? { assigneeUserId: id } : { assigneeOfficeId: id };
}
function accessOf(draft: TaskDraft): Pick<CreateTaskRequest, 'access'> {
  if (draft.label !== 'restricted' && draft.caveats.length === 0) return {};
  return { access: { userIds: draft.users.map(({ id }) => id), officeIds: draft.offices.map(({ id }) => id) } };
}

/** Proves what storage gives back. */
export function isTaskDraft(value: unknown): value is TaskDraft {
  if (typeof value !== 'object' || value === null) return false;
  const draft = value as Record<keyof TaskDraft, unknown>;
  const orNull = (entry: unknown) => entry === null || typeof entry === 'string';
  return (
    typeof draft.title === 'string' &&
    typeof draft.note === 'string' &&
    typeof draft.label === 'string' &&
    [draft.state, draft.engagementId, draft.dueOn, draft.assignee].every(orNull) &&
    TASK_PRIORITIES.some((priority) => priority === draft.priority) &&
    [draft.caveats, draft.users, draft.offices].every(Array.isArray)
  );
}
