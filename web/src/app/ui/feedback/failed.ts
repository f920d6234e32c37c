import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Icon } from '../icon/icon';
import { type ProblemLike, problemText } from './problem-text';

/** A part of a page that could not be loaded: what happened, what is safe, a button. */
@Component({
  selector: 'app-failed',
  imports: [Icon, TranslocoPipe],
  template: `<div class="note note--danger" role="alert">
    <svg appIcon="cloud-off"></svg>
    <span class="grow"
      ><b class="medium">{{ text().happened }}</b
      ><br />{{ safe() ?? text().next }}</span
    >
    <button type="button" class="btn" (click)="retry.emit()">{{ 'ui.failed.retry' | transloco }}</button>
  </div>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Failed {
  readonly problem = input<ProblemLike | Error | null>(null);
  /** What is safe, where the page knows it: "Your contact with Angola is kept on this device." Already translated. */
  readonly safe = input<string>();
  readonly retry = output<void>();
  private readonly transloco = inject(TranslocoService);
  protected readonly text = computed(() => problemText(this.transloco, this.problem()));
}
