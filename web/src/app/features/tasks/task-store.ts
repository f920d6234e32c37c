import { HttpClient, httpResource } from '@angular/common/http';
import { computed, inject, Injectable, linkedSignal, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { TaskPage } from '@demarche/contracts/tasks';
import { firstValueFrom } from 'rxjs';
import { Changes } from '../../core/changes';
import { Clock } from '../../core/clock';
import { type Problem, toProblem } from '../../core/http/problem';
import { reloadWhenBack } from '../../core/http/reload-when-back';
import { reloadWhenTold } from '../../core/live/reload-when-told';
import { SessionStore } from '../../core/session-store';
import { DEFAULT_FILTERS, type TaskFilters, toApiQuery } from './task-filters';
import { groupTasks } from './task-groups';
import { fits, type TaskList, withTask } from './task-list';

const PAGE = 100;

/** The list of tasks: its filters, what of it is loaded, and what was done to it since. */
@Injectable()
export class TaskStore {
  private readonly http = inject(HttpClient);
  private readonly session = inject(SessionStore);
  private readonly clock = inject(Clock);
  readonly filters = signal<TaskFilters>(DEFAULT_FILTERS);
  private readonly query = computed(() => ({ ...toApiQuery(this.filters()), limit: PAGE }));
  private readonly resource = httpResource<TaskPage>(() => ({
    url: '/api/tasks',
    params: { ...this.query(), total: true },
  }));
  private readonly me = computed(() => ({
    userId: this.session.user()?.id ?? '',
    officeIds: this.session.offices().map(({ officeId }) => officeId),
  }));
  /** Stays while the same list is read again or cannot be read; another filter begins anew. */
  private readonly list = linkedSignal<{ filters: TaskFilters; page: TaskPage | undefined }, TaskList | undefined>({
    source: () => ({ filters: this.filters(), page: this.resource.hasValue() ? this.resource.value() : undefined }),
    computation: ({ filters, page }, previous) => {
      if (page) return { items: page.items, next: page.next, total: page.total ?? null };
      return previous?.source.filters === filters ? previous.value : undefined;
    },
  });

  readonly moreBusy = signal(false);
  readonly moreFailed = signal<Problem | null>(null);
  readonly tasks = computed(() => this.list()?.items ?? []);
  readonly next = computed(() => this.list()?.next ?? null);
  readonly total = computed(() => this.list()?.total ?? null);
  readonly loaded = computed(() => this.list() !== undefined);
  readonly failed = computed(() => (this.loaded() ? undefined : this.resource.error()));
  readonly groups = computed(() => groupTasks(this.tasks(), this.clock.today(), this.next() !== null));

  constructor() {
    inject(Changes)
      .all$.pipe(takeUntilDestroyed())
      .subscribe((change) => {
        if (change.kind === 'contact') return this.reload();
        const belongs = change.kind === 'task' && fits(change.task, this.filters(), this.me());
        this.list.update((list) => list && withTask(list, change.task, belongs));
      });
    // A list that was paged on would jump back to its first page.
    reloadWhenTold(['tasks'], () => this.tasks().length <= PAGE && this.reload());
    reloadWhenBack(() => this.reload());
  }

  reload(): void {
    this.resource.reload();
  }

  async loadMore(): Promise<void> {
    const after = this.next();
    const filters = this.filters();
    if (after === null || this.moreBusy()) return;
    this.moreBusy.set(true);
    this.moreFailed.set(null);
    try {
      const params = { ...this.query(), after };
      const page = await firstValueFrom(this.http.get<TaskPage>('/api/tasks', { params }));
      if (this.filters() !== filters) return;
      this.list.update((list) => {
        const known = new Set(list?.items.map(({ id }) => id));
        const fresh = page.items.filter(({ id }) => !known.has(id));
        return list && { ...list, items: [...list.items, ...fresh], next: page.next };
      });
    } catch (error) {
      this.moreFailed.set(toProblem(error));
    } finally {
      this.moreBusy.set(false);
    }
  }
}
