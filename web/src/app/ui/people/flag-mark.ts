import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { FlagKind } from '@demarche/domain/flag';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from '../icon/icon';

/** What somebody is to the treaty: focal point, national champion, lead ministry. */
@Component({
  selector: 'app-flag',
  imports: [Icon, TranslocoPipe],
  template: `<svg appIcon="badge-check" class="icon--s"></svg>{{ 'terms.flag.' + kind() | transloco }}`,
  host: { class: 'mark mark--flag' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FlagMark {
  readonly kind = input.required<FlagKind>();
}
