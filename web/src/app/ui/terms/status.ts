import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { TreatyStatus } from '@demarche/domain/treaty-terms';
import { TranslocoPipe } from '@jsverse/transloco';

/**
 * Treaty status: glyph and word, everywhere the same. `kind="pill"` in a record's header, `"bare"` where the State's
 * glyph already stands in the row, `"glyph"` where only the sign is drawn and the word is kept for screen readers.
 */
@Component({
  selector: 'app-status',
  imports: [TranslocoPipe],
  template: `{{ 'terms.status.' + status() | transloco }}<ng-content />`,
  host: { '[class]': 'classes()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Status {
  readonly status = input.required<TreatyStatus>();
  readonly kind = input<'word' | 'pill' | 'bare' | 'glyph'>('word');
  protected readonly classes = computed(() => {
    if (this.kind() === 'bare') return 'status--bare';
    const extra = this.kind() === 'word' ? '' : ` status--${this.kind()}`;
    return `status status--${this.status().replace('_', '-')}${extra}`;
  });
}
