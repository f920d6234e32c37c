import { httpResource } from '@angular/common/http';
import { computed, inject, Injectable, linkedSignal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { Overview } from '@demarche/contracts/overview';
import type { StatusSummary } from '@demarche/contracts/states';
import type { TaskView } from '@demarche/contracts/tasks';
import { AsAtStore } from '../../core/as-at-store';
import { Changes } from '../../core/changes';
import { Clock } from '../../core/clock';
import { lastGood } from '../../core/http/last-good';
import { OverviewStore } from '../../core/overview-store';

/** Today as this reader has it: the overview, followed at once by what is done or put off here or elsewhere. */
@Injectable()
export class TodayStore {
  private readonly overview = inject(OverviewStore);
  private readonly clock = inject(Clock);
  private readonly asAt = inject(AsAtStore);
  /** Tasks as they stand since the overview was read; a new answer knows them itself. */
  private readonly changed = linkedSignal<Overview | undefined, ReadonlyMap<string, TaskView>>({
    source: () => this.overview.view(),
    computation: () => new Map(),
  });
  private readonly summaryResource = httpResource<StatusSummary>(() => ({
    url: '/api/status-summary',
    params: this.asAt.linkParams(),
  }));

  readonly summary = lastGood(this.summaryResource);
  readonly failed = computed(() => (this.overview.view() ? undefined : this.overview.resource.error()));
  readonly view = computed<Overview | undefined>(() => {
    const view = this.overview.view();
    return view && withChanges(view, this.changed(), this.clock.today());
  });

  constructor() {
    inject(Changes)
      .all$.pipe(takeUntilDestroyed())
      .subscribe((change) => {
        if (change.kind !== 'task') return;
        this.changed.update((map) => new Map(map).set(change.task.id, change.task));
      });
  }

  reload(): void {
    this.overview.reload();
    this.summaryResource.reload();
  }
}

/** The overview with tasks as they stand now: closed and put-off ones leave "due", the figures follow. */
export function withChanges(view: Overview, changed: ReadonlyMap<string, TaskView>, today: string): Overview {
  if (changed.size === 0) return view;
  const now = (task: TaskView) => changed.get(task.id) ?? task;
  const isDue = (task: TaskView) => task.status === 'open' && task.dueOn <= today;
  const isLate = (task: TaskView) => task.status === 'open' && task.dueOn < today;
  const left = view.due.filter((task) => !isDue(now(task)));
  return {
    ...view,
    due: view.due.map(now).filter(isDue),
    dueTotal: view.dueTotal - left.length,
    late: view.late - view.due.filter((task) => isLate(task) && !isLate(now(task))).length,
    soon: view.soon.map(now).filter((task) => task.status === 'open'),
    reminders: view.reminders.filter(({ taskId }) => changed.get(taskId)?.status !== 'done'),
  };
}

const REMINDERS_SHOWN = 5;

/** The next reminder of each task, the first few: a task's later reminders stand on its own page. */
export function nextReminders(reminders: Overview['reminders']): Overview['reminders'] {
  const seen = new Set<string>();
  return [...reminders]
    .sort((a, b) => a.dueAt.localeCompare(b.dueAt))
    .filter(({ taskId }) => !seen.has(taskId) && seen.add(taskId))
    .slice(0, REMINDERS_SHOWN);
}
