import type { Instant, IsoDate } from '@demarche/domain/dates';
import type { TaskPriority, TaskStatus } from '@demarche/domain/task';
import type { LabelInput, LabelView, OfficeRef, RecordStamp, StateRef, UserRef } from './common.js';

/**
 * GET /api/tasks?scope=mine|given|all&status=open|done|all&state=&engagement=&assigneeUser=&assigneeOffice=&priority=&label=
 *   &dueFrom=&dueTo=&overdue=true&q=&total=true&after=&limit= ; by due day, then id.
 * `mine`: given to me or to an office I hold today. `given`: made by me, for others.
 */
export interface TaskView extends LabelView, RecordStamp {
  id: string;
  treaty: string;
  title: string;
  note: string | null;
  state: StateRef | null;
  engagement: { id: string; title: string } | null;
  assignee: { user: UserRef | null; office: OfficeRef | null };
  dueOn: IsoDate;
  priority: TaskPriority;
  status: TaskStatus;
  closedAt: Instant | null;
  /** Null also where Chatham House masks it. */
  closedBy: UserRef | null;
  /** Null where Chatham House masks it. */
  createdBy: UserRef | null;
  demo: boolean;
  mayWrite: boolean;
}
export interface TaskPage {
  items: TaskView[];
  next: string | null;
  /** With `total=true`. */
  total?: number;
}
/** POST /api/tasks : exactly one of the assignees. */
export interface CreateTaskRequest extends LabelInput {
  title: string;
  note?: string | null;
  state?: string | null;
  engagementId?: string | null;
  assigneeUserId?: string;
  assigneeOfficeId?: string;
  dueOn: IsoDate;
  priority?: TaskPriority;
}
/** PATCH /api/tasks/:id : an assignee given here hands the task on. */
export interface UpdateTaskRequest extends LabelInput {
  version: number;
  title?: string;
  note?: string | null;
  state?: string | null;
  assigneeUserId?: string;
  assigneeOfficeId?: string;
  dueOn?: IsoDate;
  priority?: TaskPriority;
}
/** POST /api/tasks/:id/close, /reopen */
export interface TaskStepRequest {
  version: number;
}
/** POST /api/tasks/:id/reassign */
export interface ReassignTaskRequest {
  version: number;
  assigneeUserId?: string;
  assigneeOfficeId?: string;
}
