import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { LetterView } from '@demarche/contracts/letters';
import { TranslocoPipe } from '@jsverse/transloco';

/** Where a letter stands, in its word; what is over stands back. */
@Component({
  selector: 'app-letter-status',
  imports: [TranslocoPipe],
  template: `{{ 'terms.letterStatus.' + letter().status | transloco }}`,
  host: { '[class]': 'classes()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LetterStatus {
  readonly letter = input.required<Pick<LetterView, 'status'>>();
  protected readonly classes = computed(() => `letter-status letter-status--${this.letter().status}`);
}
