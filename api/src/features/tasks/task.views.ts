import type { TaskView } from '@demarche/contracts/tasks';
import type { Caveat, Label } from '@demarche/domain/labels';
import { mayWrite } from '@demarche/domain/permissions';
import type { TaskPriority, TaskStatus } from '@demarche/domain/task';
import type { Actor } from '../../platform/access/actor.js';

/** A row of `taskColumns`. */
export interface TaskRow {
  id: string;
  treaty: string;
  title: string;
  note: string | null;
  state: TaskView['state'];
  engagement: TaskView['engagement'];
  assignee_user: TaskView['assignee']['user'];
  assignee_office: TaskView['assignee']['office'];
  due_on: string;
  priority: TaskPriority;
  status: TaskStatus;
  closed_at: Date | null;
  closed_by: TaskView['closedBy'];
  created_by: TaskView['createdBy'];
  demo: boolean;
  label: Label;
  effective_label: Label;
  effective_caveats: Caveat[];
  version: number;
  created_at: Date;
  updated_at: Date;
}

/** The view of a row that its reader may see: a restricted one is therefore one on whose lists the reader stands. */
export function toTaskView(actor: Actor, row: TaskRow): TaskView {
  return {
    id: row.id,
    treaty: row.treaty,
    title: row.title,
    note: row.note,
    state: row.state,
    engagement: row.engagement,
    assignee: { user: row.assignee_user, office: row.assignee_office },
    dueOn: row.due_on,
    priority: row.priority,
    status: row.status,
    closedAt: row.closed_at?.toISOString() ?? null,
    closedBy: row.closed_by,
    createdBy: row.created_by,
    demo: row.demo,
    label: row.label,
    effectiveLabel: row.effective_label,
    caveats: row.effective_caveats,
    version: row.version,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    mayWrite: mayWrite(actor.roles, 'task.write', row.effective_label, true),
  };
}
