import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  type OnInit,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { TASK_PRIORITIES } from '@demarche/domain/task';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { loadWords } from '../../core/i18n/words';
import { Directory, type DirectoryEntry } from '../../core/directory';
import type { TaskFormRequest } from '../../core/overlay-requests';
import { SessionStore } from '../../core/session-store';
import { StateIndex } from '../../core/state-index';
import { TaskActs } from '../../core/task-acts';
import { Toasts } from '../../core/toasts';
import { toProblem, type Problem } from '../../core/http/problem';
import { Failed } from '../../ui/feedback/failed';
import { DateField } from '../../ui/forms/date-field';
import { Control, Field } from '../../ui/forms/field';
import { Segments } from '../../ui/forms/segments';
import { LabelField, type LabelValue } from '../../ui/label-field/label-field';
import { Sheet } from '../../ui/sheet/sheet';
import { StatePicker } from '../../ui/states/state-picker';
import { AssigneePicker } from './assignee-picker';
import { StaleTask } from './stale-task';
import { TaskFormStore } from './task-form-store';

/** A new task, or one that is changed: a sheet above any page. */
@Component({
  selector: 'app-task-form',
  imports: [
    AssigneePicker,
    Control,
    DateField,
    Failed,
    Field,
    LabelField,
    Segments,
    Sheet,
    StaleTask,
    StatePicker,
    TranslocoPipe,
  ],
  providers: [TaskFormStore],
  templateUrl: './task-form.overlay.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TaskFormOverlay implements OnInit {
  readonly request = input.required<TaskFormRequest>();
  readonly closed = output<void>();
  protected readonly store = inject(TaskFormStore);
  protected readonly index = inject(StateIndex);
  protected readonly worded = signal(false);
  protected readonly ready = signal(false);
  protected readonly loadFailed = signal<Problem | null>(null);
  protected readonly directory = inject(Directory);
  private readonly session = inject(SessionStore);
  private readonly acts = inject(TaskActs);
  private readonly toasts = inject(Toasts);
  private readonly transloco = inject(TranslocoService);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly sheet = viewChild(Sheet);

  protected readonly priorities = TASK_PRIORITIES.map((value) => ({
    value,
    label: this.transloco.translate<string>(`terms.priority.${value}`),
  }));
  protected readonly labelValue = computed<LabelValue>(() => this.store.draft());
  protected readonly before = computed<LabelValue | null>(() => {
    const before = this.store.before();
    return before && { ...before, users: [], offices: [] };
  });
  protected readonly people = computed(() =>
    this.directory.entries().map(({ kind, id, name, shortName }) => ({
      id: `${kind}:${id}`,
      text: name,
      shortName,
      sign: kind === 'user' ? ('person' as const) : ('office' as const),
    })),
  );
  /** What went wrong beyond the fields. */
  protected readonly general = computed(() => {
    const problem = this.store.problem();
    return problem && problem.fields.length === 0 ? problem : null;
  });

  constructor() {
    this.index.want();
    this.directory.want();
    effect(() => {
      const task = this.store.saved();
      if (task) this.finish(task.assignee.user?.name ?? task.assignee.office?.name ?? '');
    });
    effect(() => {
      if (this.session.state() === 'out') this.sheet()?.close();
    });
  }

  ngOnInit(): void {
    void this.begin();
  }

  protected async begin(): Promise<void> {
    this.loadFailed.set(null);
    await loadWords(this.transloco, 'tasks', { en: () => import('../../../i18n/en/tasks.json') });
    this.worded.set(true);
    try {
      await this.store.begin(this.request());
      this.ready.set(true);
    } catch (error) {
      this.loadFailed.set(toProblem(error));
    }
  }
  protected assign(entry: DirectoryEntry | null): void {
    this.store.change({ assignee: entry ? `${entry.kind}:${entry.id}` : null });
  }
  protected async save(): Promise<void> {
    await this.store.save();
    requestAnimationFrame(() => this.host.nativeElement.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  }
  protected discard(): void {
    const thrown = this.store.discard();
    this.toasts.show(this.transloco.translate('tasks.form.discarded'), () => this.store.change(thrown));
  }

  private finish(name: string): void {
    const task = this.store.saved();
    const made = this.store.before() === null;
    const undo = task && made ? () => this.acts.remove(task) : undefined;
    this.toasts.show(this.transloco.translate('tasks.form.saved', { name }), undo);
    this.sheet()?.close();
  }
}
