import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { ICONS, type IconName } from './icons';

/**
 * One icon, decorative: the words stand beside it or in the button's `aria-label`.
 * Sits on the `<svg>` itself, so that markup reads as drawn: `<svg appIcon="bell"></svg>`; small: `class="icon--s"`.
 */
@Component({
  selector: 'svg[appIcon]',
  template: '<svg:path [attr.d]="outline()" />',
  host: { class: 'icon', viewBox: '0 0 24 24', 'aria-hidden': 'true' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Icon {
  readonly appIcon = input.required<IconName>();
  protected readonly outline = computed(() => ICONS[this.appIcon()]);
}
