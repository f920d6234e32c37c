import { HttpClient, httpResource } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import type { AssignmentView, AssignStateRequest, StateProfile } from '@demarche/contracts/states';
import type { TaskPage, TaskView } from '@demarche/contracts/tasks';
import { firstValueFrom } from 'rxjs';
import { AsAtStore } from '../../../core/as-at-store';
import { lastGood } from '../../../core/http/last-good';
import { toProblem } from '../../../core/http/problem';
import { reloadWhenBack } from '../../../core/http/reload-when-back';
import { OverviewStore } from '../../../core/overview-store';
import { SessionStore } from '../../../core/session-store';

const CLOSED_TASKS_SHOWN = '50';

/** One State on one day: its profile, and the tasks about it that are closed. */
@Injectable()
export class StateStore {
  private readonly http = inject(HttpClient);
  private readonly asAt = inject(AsAtStore);
  private readonly session = inject(SessionStore);
  private readonly overview = inject(OverviewStore);
  readonly iso3 = signal('');
  private readonly subject = computed(() => `${this.iso3()} ${this.asAt.param() ?? ''}`);

  private readonly reading = httpResource<StateProfile>(() => {
    const iso3 = this.iso3();
    return iso3 ? { url: `/api/states/${encodeURIComponent(iso3)}`, params: this.asAt.linkParams() } : undefined;
  });
  private readonly closed = httpResource<TaskPage>(() => {
    const state = this.iso3();
    if (!state || !this.session.can('task.read')) return undefined;
    return { url: '/api/tasks', params: { scope: 'all', state, status: 'done', limit: CLOSED_TASKS_SHOWN } };
  });
  readonly profile = lastGood(this.reading, this.subject);
  private readonly closedPage = lastGood(this.closed, this.iso3);
  readonly closedTasks = computed<readonly TaskView[]>(() => this.closedPage()?.items ?? []);

  private readonly error = computed(() => (this.reading.error() ? toProblem(this.reading.error()) : null));
  readonly notFound = computed(() => this.error()?.status === 404);
  readonly failed = computed(() => (this.profile() || this.notFound() ? null : this.error()));
  readonly mayAssign = computed(() => this.session.can('assignment.write') && this.profile()?.assignment !== undefined);
  readonly mayAddTask = computed(() => this.session.can('task.write'));

  constructor() {
    reloadWhenBack(() => this.reload());
  }

  readonly reload = (): void => {
    this.reading.reload();
    this.closed.reload();
  };

  /** The task as it stands after the step. @throws Problem */
  async closeTask(task: TaskView): Promise<TaskView> {
    return this.step(task, 'close');
  }

  /** @throws Problem */
  async reopenTask(task: TaskView): Promise<TaskView> {
    return this.step(task, 'reopen');
  }

  /** @throws Problem 409 `version.stale` when somebody else has changed the assignment; it is read anew. */
  async assign(request: AssignStateRequest): Promise<AssignmentView> {
    try {
      return await firstValueFrom(this.http.put<AssignmentView>(`/api/states/${this.iso3()}/assignment`, request));
    } finally {
      this.changed();
    }
  }

  /** What was written here shows in the lists of the shell too. */
  changed(): void {
    this.reload();
    this.overview.reload();
  }

  private async step(task: TaskView, step: 'close' | 'reopen'): Promise<TaskView> {
    try {
      const body = { version: task.version };
      return await firstValueFrom(this.http.post<TaskView>(`/api/tasks/${task.id}/${step}`, body));
    } finally {
      this.changed();
    }
  }
}
