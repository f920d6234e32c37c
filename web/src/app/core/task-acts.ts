import { HttpClient } from '@angular/common/http';
import { inject, Injectable, signal } from '@angular/core';
import type { CreateTaskRequest, TaskView, UpdateTaskRequest } from '@demarche/contracts/tasks';
import type { IsoDate } from '@demarche/domain/dates';
import type { Label } from '@demarche/domain/labels';
import { firstValueFrom } from 'rxjs';
import { Changes } from './changes';
import { type Problem, toProblem } from './http/problem';

/** How an act on several tasks ended, and the way back for those it reached. */
export interface ActOutcome {
  readonly done: readonly TaskView[];
  readonly failed: readonly { readonly task: TaskView; readonly problem: Problem }[];
  undo(): Promise<ActOutcome>;
}
export interface AssigneeChange {
  readonly assigneeUserId?: string;
  readonly assigneeOfficeId?: string;
}
type Step = (task: TaskView) => Promise<TaskView>;

/** Calls under way at the same time: quick enough for fifty rows, gentle on the server. */
const AT_ONCE = 4;

/**
 * What is done to tasks, from whatever page: shown at once, corrected when the server disagrees, undone with the versions
 * it answered. Nothing here throws: the outcome says what failed and why.
 */
@Injectable({ providedIn: 'root' })
export class TaskActs {
  private readonly http = inject(HttpClient);
  private readonly changes = inject(Changes);
  /** While an act on several tasks runs: how many of them are through. */
  readonly progress = signal<{ readonly done: number; readonly of: number } | null>(null);

  close(tasks: readonly TaskView[]): Promise<ActOutcome> {
    return this.run(
      tasks,
      (task) => ({ ...task, status: 'done' }),
      this.step('close'),
      () => this.step('reopen'),
    );
  }
  reopen(tasks: readonly TaskView[]): Promise<ActOutcome> {
    return this.run(
      tasks,
      (task) => ({ ...task, status: 'open' }),
      this.step('reopen'),
      () => this.step('close'),
    );
  }
  move(tasks: readonly TaskView[], dueOn: IsoDate): Promise<ActOutcome> {
    const to =
      (day: IsoDate): Step =>
      (task) =>
        this.patch(task, { dueOn: day });
    return this.run(
      tasks,
      (task) => ({ ...task, dueOn }),
      to(dueOn),
      (before) => to(before.dueOn),
    );
  }
  assign(tasks: readonly TaskView[], to: AssigneeChange, shown: TaskView['assignee']): Promise<ActOutcome> {
    const step = (change: AssigneeChange): Step => {
      return (task) => this.post(`${task.id}/reassign`, { ...change, version: task.version });
    };
    return this.run(
      tasks,
      (task) => ({ ...task, assignee: shown }),
      step(to),
      (before) =>
        step(
          before.assignee.user
            ? { assigneeUserId: before.assignee.user.id }
            : { assigneeOfficeId: before.assignee.office?.id },
        ),
    );
  }
  /** `reason` is demanded of whoever lowers a label: the server says so at `labelReason`. */
  label(tasks: readonly TaskView[], label: Label, reason?: string, undoReason?: string): Promise<ActOutcome> {
    const to = (level: Label, why?: string): Step => {
      return (task) => this.patch(task, { label: level, ...(why ? { labelReason: why } : {}) });
    };
    return this.run(
      tasks,
      (task) => ({ ...task, label }),
      to(label, reason),
      (before) => to(before.label, undoReason),
    );
  }

  /** @throws Problem */
  async create(request: CreateTaskRequest): Promise<TaskView> {
    const task = await firstValueFrom(this.http.post<TaskView>('/api/tasks', request));
    this.changes.task(task);
    return task;
  }
  /** Takes a task away altogether: the way back from having made it. @throws Problem */
  async remove(task: TaskView): Promise<void> {
    await firstValueFrom(this.http.delete(`/api/tasks/${task.id}`, { body: { version: task.version } }));
    this.changes.taskRemoved(task);
  }
  /** @throws Problem 409 `version.stale` */
  async update(id: string, request: UpdateTaskRequest): Promise<TaskView> {
    const task = await firstValueFrom(this.http.patch<TaskView>(`/api/tasks/${id}`, request));
    this.changes.task(task);
    return task;
  }

  private step(verb: 'close' | 'reopen'): Step {
    return (task) => this.post(`${task.id}/${verb}`, { version: task.version });
  }
  private post(path: string, body: object): Promise<TaskView> {
    return firstValueFrom(this.http.post<TaskView>(`/api/tasks/${path}`, body));
  }
  private patch(task: TaskView, change: Omit<UpdateTaskRequest, 'version'>): Promise<TaskView> {
    return firstValueFrom(this.http.patch<TaskView>(`/api/tasks/${task.id}`, { ...change, version: task.version }));
  }

  private async run(
    tasks: readonly TaskView[],
    foresee: (task: TaskView) => TaskView,
    step: Step,
    back: (before: TaskView) => Step,
  ): Promise<ActOutcome> {
    for (const task of tasks) this.changes.task(foresee(task), false);
    const done: { before: TaskView; after: TaskView }[] = [];
    const failed: { task: TaskView; problem: Problem }[] = [];
    const waiting = [...tasks];
    const tell = () => this.progress.set({ done: done.length + failed.length, of: tasks.length });
    tell();
    const worker = async () => {
      for (let task = waiting.shift(); task; task = waiting.shift()) {
        try {
          done.push({ before: task, after: await step(task) });
        } catch (error) {
          failed.push({ task, problem: toProblem(error) });
        }
        tell();
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    this.progress.set(null);
    for (const { after } of done) this.changes.task(after);
    for (const { task } of failed) this.changes.task(task);
    return {
      done: done.map(({ after }) => after),
      failed,
      undo: () => {
        const before = new Map(done.map((entry) => [entry.after.id, entry.before]));
        const was = (task: TaskView) => before.get(task.id) ?? task;
        return this.run(
          done.map(({ after }) => after),
          (task) => ({ ...was(task), version: task.version }),
          (task) => back(was(task))(task),
          () => step,
        );
      },
    };
  }
}
