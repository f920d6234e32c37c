import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { LetterBatchView } from '@demarche/contracts/letter-batches';
import { LETTER_STATUSES } from '@demarche/domain/letter-course';
import { TranslocoPipe } from '@jsverse/transloco';

/** Where a batch stands: being made, or how many of its letters stand where. */
@Component({
  selector: 'app-batch-counts',
  imports: [TranslocoPipe],
  template: `@if (batch().status !== 'made') {
      {{ 'batches.status.' + batch().status | transloco }}
    } @else {
      @for (entry of entries(); track entry.status) {
        <span class="nowrap"
          ><span class="num">{{ entry.count }}</span> {{ 'terms.letterStatus.' + entry.status | transloco }}</span
        >
      } @empty {
        {{ 'batches.noLetters' | transloco }}
      }
    }`,
  host: { class: 'batch-counts' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BatchCounts {
  readonly batch = input.required<Pick<LetterBatchView, 'status' | 'counts'>>();
  protected readonly entries = computed(() => {
    const { counts } = this.batch();
    return LETTER_STATUSES.flatMap((status) => {
      const count = counts[status];
      return count ? [{ status, count }] : [];
    });
  });
}
