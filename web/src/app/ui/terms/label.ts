import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { Label } from '@demarche/domain/labels';
import { TranslocoPipe } from '@jsverse/transloco';

/** Who may see a record: one to four bars, the word, a hue; only `restricted` is filled. */
@Component({
  selector: 'app-label',
  imports: [TranslocoPipe],
  template: `{{ 'terms.label.' + label() | transloco }}`,
  host: { '[class]': 'classes()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LabelBadge {
  readonly label = input.required<Label>();
  protected readonly classes = computed(() => `label label--${this.label()}`);
}
