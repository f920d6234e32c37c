import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { LetterBatchView } from '@demarche/contracts/letter-batches';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from '../../../ui/icon/icon';

/** What becomes of a batch until its letters are there: how far it is, or why nothing was made. */
@Component({
  selector: 'app-batch-making',
  imports: [Icon, RouterLink, TranslocoPipe],
  template: `@let one = batch();
    @if (one.status === 'waiting' || one.status === 'making') {
      <div class="batch-making">
        <p role="status" aria-live="polite">
          {{ 'batches.making.' + one.status | transloco }}
          @if (one.progress; as progress) {
            <span class="num muted">{{ 'batches.making.count' | transloco: progress }}</span>
          }
        </p>
        <div
          class="progress"
          role="progressbar"
          [attr.aria-label]="'batches.making.making' | transloco"
          aria-valuemin="0"
          aria-valuemax="100"
          [attr.aria-valuenow]="one.progress ? percent() : null"
        >
          <i [style.inline-size.%]="percent()"></i>
        </div>
        <p class="quiet t13">{{ 'batches.making.leave' | transloco }}</p>
        @if (one.mayCancel) {
          <button type="button" class="btn" [attr.aria-busy]="busy()" (click)="cancelled.emit()">
            {{ 'batches.making.cancel' | transloco }}
          </button>
        }
      </div>
    } @else {
      <div
        class="note"
        [class.note--danger]="one.status === 'failed'"
        [attr.role]="one.status === 'failed' ? 'alert' : null"
      >
        <svg appIcon="circle-alert"></svg>
        <span class="grow"
          ><b class="medium">{{ 'batches.status.' + one.status | transloco }}</b
          ><br />{{ 'batches.nothing' | transloco }}
          @if (one.failure; as failure) {
            {{ failure.state ? failure.state + ': ' : '' }}{{ failure.detail }}
          }
        </span>
        <a class="btn" routerLink="/letter-batches/new">{{ 'batches.anew' | transloco }}</a>
      </div>
    }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BatchMaking {
  readonly batch = input.required<LetterBatchView>();
  readonly busy = input(false);
  readonly cancelled = output<void>();
  protected readonly percent = computed(() => {
    const progress = this.batch().progress;
    return progress && progress.total > 0 ? Math.round((100 * progress.done) / progress.total) : 0;
  });
}
