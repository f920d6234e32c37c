import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { LABELS } from '@demarche/domain/labels';
import { TASK_PRIORITIES } from '@demarche/domain/task';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Directory } from '../../core/directory';
import { StateIndex } from '../../core/state-index';
import { Field } from '../../ui/forms/field';
import { Segments, type SegmentOption } from '../../ui/forms/segments';
import { Icon } from '../../ui/icon/icon';
import { Popup } from '../../ui/popup/popup';
import { StatePicker } from '../../ui/states/state-picker';
import { AssigneePicker } from './assignee-picker';
import {
  DEFAULT_FILTERS,
  parseAssignee,
  TASK_SCOPES,
  TASK_SHOWN,
  type TaskFilters,
  type TaskScope,
  type TaskShown,
} from './task-filters';

/** Whose tasks, which of them, and a chip for each filter that narrows the list. */
@Component({
  selector: 'app-task-filter-bar',
  imports: [AssigneePicker, Field, Icon, Popup, Segments, StatePicker, TranslocoPipe],
  templateUrl: './task-filter-bar.html',
  host: { class: 'filters' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TaskFilterBar {
  readonly filters = input.required<TaskFilters>();
  readonly mayWrite = input(false);
  readonly changed = output<Partial<TaskFilters>>();
  readonly created = output<void>();
  protected readonly index = inject(StateIndex);
  protected readonly priorities = TASK_PRIORITIES;
  protected readonly labels = LABELS;
  private readonly directory = inject(Directory);
  private readonly transloco = inject(TranslocoService);

  protected readonly scopes = computed(() => this.segments<TaskScope>('scope', TASK_SCOPES));
  protected readonly shown = computed(() => this.segments<TaskShown>('status', TASK_SHOWN));
  /** One chip a filter: what it is, and how the list stands without it. */
  protected readonly chips = computed(() => {
    const { state, assignee, priority, label, status } = this.filters();
    const say = (key: string, params = {}) => this.transloco.translate<string>(key, params);
    const chips: { text: string; without: Partial<TaskFilters> }[] = [];
    const add = (name: string, value: string, without: Partial<TaskFilters>) =>
      chips.push({ text: say('tasks.filter.chip', { name: say(`tasks.filter.${name}`), value }), without });
    if (status !== 'all') chips.push({ text: say(`tasks.status.${status}`), without: { status: 'all' } });
    if (state) add('state', this.index.find(state)?.name ?? state, { state: null });
    if (assignee) {
      const { kind, id } = parseAssignee(assignee);
      add('assignee', this.directory.find(kind, id)?.name ?? '…', { assignee: null });
    }
    if (priority) add('priority', say(`terms.priority.${priority}`), { priority: null });
    if (label) add('label', say(`terms.label.${label}`), { label: null });
    return chips;
  });

  protected scope(scope: TaskScope): void {
    this.changed.emit({ scope });
  }
  protected status(status: TaskShown): void {
    this.changed.emit({ status });
  }
  protected clear(): void {
    this.changed.emit({ ...DEFAULT_FILTERS, scope: this.filters().scope });
  }

  private segments<T extends string>(group: string, values: readonly T[]): SegmentOption<T>[] {
    return values.map((value) => ({ value, label: this.transloco.translate<string>(`tasks.${group}.${value}`) }));
  }
}
