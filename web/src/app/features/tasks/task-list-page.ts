import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import type { IsoDate } from '@demarche/domain/dates';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Directory } from '../../core/directory';
import { Overlay } from '../../core/overlay';
import { PageTitle } from '../../core/page-title';
import { SessionStore } from '../../core/session-store';
import { StateIndex } from '../../core/state-index';
import { TaskActs } from '../../core/task-acts';
import { DayPicker } from '../../ui/day-picker/day-picker';
import { briefDay } from '../../ui/dates/day-text';
import { Bones } from '../../ui/feedback/bones';
import { Failed } from '../../ui/feedback/failed';
import { Shortcuts } from '../../ui/keys/shortcuts';
import { More } from '../../ui/tables/more';
import { plural } from '../../ui/text/plural';
import { LINK_PARAMS, TODAY } from '../../ui/tokens';
import { TaskAnnouncer } from './task-announcer';
import { TaskFilterBar } from './task-filter-bar';
import { DEFAULT_FILTERS, isNarrowed, readFilters, type TaskFilters, toQuery } from './task-filters';
import { TaskSelectionBar } from './task-selection-bar';
import { TaskStore } from './task-store';
import { TaskTable } from './task-table';
import { TasksEmpty } from './tasks-empty';

/** What is late, what is due, what comes: filters in the address, everything by keyboard. */
@Component({
  selector: 'app-task-list-page',
  imports: [Bones, DayPicker, Failed, More, TaskFilterBar, TasksEmpty, TaskSelectionBar, TaskTable, TranslocoPipe],
  templateUrl: './task-list-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TasksPage {
  protected readonly store = inject(TaskStore);
  protected readonly session = inject(SessionStore);
  protected readonly current = signal<string | null>(null);
  protected readonly selected = signal<ReadonlySet<string>>(new Set());
  protected readonly chosen = computed(() =>
    this.store.tasks().filter((task) => this.selected().has(task.id) && task.mayWrite),
  );
  protected readonly snoozed = signal<string | null>(null);
  private readonly announcer = inject(TaskAnnouncer);
  private readonly acts = inject(TaskActs);
  private readonly overlay = inject(Overlay);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly params = inject(LINK_PARAMS);
  private readonly today = inject(TODAY);
  private readonly transloco = inject(TranslocoService);
  private readonly picker = viewChild.required<DayPicker>('picker');
  private readonly query = toSignal(this.route.queryParams, { requireSync: true });
  private readonly asked = computed(() => readFilters(this.query()), { equal: sameFilters });

  constructor() {
    inject(StateIndex).want();
    inject(Directory).want();
    inject(Shortcuts).bind('t', () => this.create(), inject(DestroyRef));
    effect(() => {
      this.store.filters.set(this.asked());
      this.selected.set(new Set());
    });
    const title = inject(PageTitle);
    effect(() => {
      const total = this.store.total();
      const open = this.store.filters().status === 'open' && total !== null;
      const count = open ? plural(this.transloco, 'tasks.open', total) : (total ?? undefined);
      title.set({ title: this.transloco.translate('tasks.title'), count });
    });
  }

  protected filter(change: Partial<TaskFilters>): void {
    const queryParams = toQuery({ ...this.asked(), ...change });
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }
  protected narrowed(): boolean {
    return isNarrowed(this.asked());
  }
  protected widen(): void {
    this.filter({ ...DEFAULT_FILTERS, scope: this.asked().scope, status: this.asked().status });
  }
  protected create(): void {
    const state = this.asked().state;
    void this.overlay.open('task-form', state ? { state } : {});
  }
  protected open(id: string): void {
    void this.router.navigate(['/tasks', id], { queryParams: this.params() });
  }

  protected clear(): void {
    this.selected.set(new Set());
  }

  /** `e`: the chosen rows, or the one under the keyboard. */
  protected done(id: string): void {
    if (this.chosen().length > 0) {
      this.announcer.closeOrReopen(this.chosen());
      return this.clear();
    }
    const task = this.store.tasks().find((row) => row.id === id && row.mayWrite);
    if (!task) return;
    this.stepOn(id);
    this.announcer.closeOrReopen([task]);
  }
  protected snooze(id: string): void {
    const cell = document.querySelector<HTMLElement>(`[data-task='${id}'] [data-due]`);
    const task = this.store.tasks().find((row) => row.id === id && row.mayWrite);
    if (!cell || !task) return;
    this.snoozed.set(id);
    this.picker().open(cell);
  }
  protected move(day: IsoDate): void {
    const task = this.store.tasks().find((row) => row.id === this.snoozed());
    const words = { day: briefDay(day, this.today(), this.transloco.activeLang()) };
    if (task) void this.announcer.tell('moved', this.acts.move([task], day), words);
  }

  /** The keyboard goes on to the next row, so that `e` `e` `e` works down the list. */
  private stepOn(id: string): void {
    const rows = this.store.groups().flatMap((group) => group.tasks);
    const index = rows.findIndex((task) => task.id === id);
    this.current.set((rows[index + 1] ?? rows[index - 1])?.id ?? null);
  }
}

function sameFilters(a: TaskFilters, b: TaskFilters): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
