import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { TaskView } from '@demarche/contracts/tasks';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { dayText } from '../../ui/dates/day-text';
import { Icon } from '../../ui/icon/icon';

/** Somebody changed the task while it was open here: theirs in words, mine stays in the form, nothing is lost. */
@Component({
  selector: 'app-stale-task',
  imports: [Icon, TranslocoPipe],
  template: `<div class="note note--warn" role="alert">
    <svg appIcon="git-merge"></svg>
    <div class="grow stack">
      <b class="medium">{{ 'tasks.stale.heading' | transloco }}</b>
      <p>{{ 'tasks.stale.text' | transloco: words() }}</p>
      <span class="row wrap">
        <button type="button" class="btn" (click)="taken.emit()">{{ 'tasks.stale.take' | transloco }}</button>
        <button type="button" class="btn" (click)="kept.emit()">{{ 'tasks.stale.keep' | transloco }}</button>
      </span>
    </div>
  </div>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StaleTask {
  readonly theirs = input.required<TaskView>();
  readonly kept = output<void>();
  readonly taken = output<void>();
  private readonly language = inject(TranslocoService).activeLang;
  protected readonly words = computed(() => {
    const { title, dueOn, assignee } = this.theirs();
    return {
      title,
      due: dayText(dueOn, 'long', this.language()),
      name: assignee.user?.name ?? assignee.office?.name ?? '–',
    };
  });
}
