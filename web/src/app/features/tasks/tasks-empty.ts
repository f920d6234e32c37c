import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { TaskFilters } from './task-filters';

/** A list without tasks: what would stand here, and the first step or the way out of the filters. */
@Component({
  selector: 'app-tasks-empty',
  imports: [TranslocoPipe],
  template: `<div class="empty">
    <h3>{{ 'tasks.empty.' + keys()[0] | transloco }}</h3>
    <p>{{ 'tasks.empty.' + keys()[1] | transloco }}</p>
    <div class="row">
      @if (narrowed()) {
        <button type="button" class="btn" (click)="widened.emit()">{{ 'tasks.filter.clearAll' | transloco }}</button>
      } @else if (mayWrite() && filters().status !== 'done') {
        <button type="button" class="btn" (click)="created.emit()">
          {{ 'tasks.empty.first' | transloco }}<kbd>T</kbd>
        </button>
      }
    </div>
  </div>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TasksEmpty {
  readonly filters = input.required<TaskFilters>();
  readonly narrowed = input(false);
  readonly mayWrite = input(false);
  readonly widened = output<void>();
  readonly created = output<void>();
  protected readonly keys = computed((): [string, string] => {
    if (this.narrowed()) return ['narrowed', 'narrowedText'];
    if (this.filters().status === 'done') return ['done', 'doneText'];
    return this.filters().scope === 'given' ? ['given', 'givenText'] : ['heading', 'text'];
  });
}
