import { httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  input,
  linkedSignal,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import type { Page } from '@demarche/contracts/common';
import type { ReminderView } from '@demarche/contracts/reminders';
import type { TaskView } from '@demarche/contracts/tasks';
import type { IsoDate } from '@demarche/domain/dates';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Changes } from '../../core/changes';
import { lastGood } from '../../core/http/last-good';
import { NotesPanel } from '../../core/notes/notes-panel';
import { Overlay } from '../../core/overlay';
import { PageTitle } from '../../core/page-title';
import { StateIndex } from '../../core/state-index';
import { TaskActs } from '../../core/task-acts';
import { DateText } from '../../ui/dates/date';
import { briefDay } from '../../ui/dates/day-text';
import { InstantText } from '../../ui/dates/instant';
import { DayPicker } from '../../ui/day-picker/day-picker';
import { RecordBones } from '../../ui/feedback/record-bones';
import { Failed } from '../../ui/feedback/failed';
import { Shortcuts } from '../../ui/keys/shortcuts';
import { LabelBadge } from '../../ui/terms/label';
import { StateLink } from '../../ui/terms/state-link';
import { LINK_PARAMS, TODAY } from '../../ui/tokens';
import { Assignee } from './assignee';
import { TaskAnnouncer } from './task-announcer';

/** One task: what, by when, for whom, after which contact, and the reminders planned for it. */
@Component({
  selector: 'app-task-page',
  imports: [
    Assignee,
    RecordBones,
    DateText,
    DayPicker,
    Failed,
    InstantText,
    LabelBadge,
    NotesPanel,
    RouterLink,
    StateLink,
    TranslocoPipe,
  ],
  templateUrl: './task-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TaskDetailPage {
  readonly id = input.required<string>();
  protected readonly states = inject(StateIndex);
  protected readonly params = inject(LINK_PARAMS);
  protected readonly resource = httpResource<TaskView>(() => `/api/tasks/${this.id()}`);
  private readonly reminderResource = httpResource<Page<ReminderView>>(() => ({
    url: '/api/reminders',
    params: { task: this.id() },
  }));
  private readonly read = linkedSignal<TaskView | undefined, TaskView | undefined>({
    source: () => (this.resource.hasValue() ? this.resource.value() : undefined),
    computation: (task, previous) => task ?? (previous?.value?.id === this.id() ? previous.value : undefined),
  });
  protected readonly task = this.read.asReadonly();
  protected readonly failed = computed(() => (this.task() ? undefined : this.resource.error()));
  protected readonly reminders = lastGood(this.reminderResource);
  private readonly acts = inject(TaskActs);
  private readonly announcer = inject(TaskAnnouncer);
  private readonly overlay = inject(Overlay);
  private readonly transloco = inject(TranslocoService);
  private readonly today = inject(TODAY);

  constructor() {
    this.states.want();
    inject(Changes)
      .all$.pipe(takeUntilDestroyed())
      .subscribe((change) => {
        if (change.kind !== 'task' || change.task.id !== this.id()) return;
        this.read.set(change.task);
        if (change.settled) this.reminderResource.reload();
      });
    const title = inject(PageTitle);
    effect(() => {
      const task = this.task();
      const parent = { title: this.transloco.translate<string>('tasks.title'), link: '/tasks' };
      // The name comes after where it hangs: nothing in the bar moves when it is known.
      const unnamed = this.failed() ? this.transloco.translate<string>('tasks.one') : '';
      title.set({ title: task?.title ?? unnamed, parent, ownHeading: true });
    });
    const keys = inject(Shortcuts);
    keys.bind('e', () => this.toggle(), inject(DestroyRef));
  }

  protected retry(): void {
    this.resource.reload();
    this.reminderResource.reload();
  }
  protected toggle(): boolean {
    const task = this.task();
    if (!task?.mayWrite) return false;
    if (task.status === 'open') void this.announcer.tell('closed', this.acts.close([task]));
    else void this.announcer.tell('reopened', this.acts.reopen([task]));
    return true;
  }
  protected move(day: IsoDate): void {
    const task = this.task();
    const words = { day: briefDay(day, this.today(), this.transloco.activeLang()) };
    if (task) void this.announcer.tell('moved', this.acts.move([task], day), words);
  }
  protected change(): void {
    void this.overlay.open('task-form', { taskId: this.id() });
  }
}
