import { ChangeDetectionStrategy, Component, computed, inject, input, model } from '@angular/core';
import type { IsoDate } from '@demarche/domain/dates';
import { TranslocoService } from '@jsverse/transloco';
import { briefDay, relativeDay } from '../dates/day-text';
import { Icon } from '../icon/icon';
import { TODAY } from '../tokens';
import { DayPicker } from './day-picker';
import { QUICK_AHEAD, type QuickKey } from './quick-days';

/**
 * A day in few words ("Today, 24 Nov", "8 Dec, in 2 weeks") that opens a calendar: where a whole date field would not fit.
 * `kind="chip"` inside a group, else it looks like the other inputs.
 */
@Component({
  selector: 'app-day-button',
  imports: [DayPicker, Icon],
  template: `<button
      #box
      type="button"
      aria-haspopup="dialog"
      [class]="kind() === 'chip' ? 'chip' : 'input'"
      [class.input--error]="invalid()"
      [attr.aria-label]="label() + ': ' + words()"
      [attr.aria-expanded]="picker.shown()"
      (click)="picker.open(box)"
    >
      <svg appIcon="calendar" class="icon--s"></svg><span class="clip">{{ words() }}</span>
    </button>
    <app-day-picker #picker [label]="label()" [value]="value()" [quick]="quick()" (picked)="value.set($event)" />`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DayButton {
  /** Already translated. */
  readonly label = input.required<string>();
  readonly value = model.required<IsoDate>();
  readonly kind = input<'input' | 'chip'>('input');
  readonly quick = input<readonly QuickKey[]>(QUICK_AHEAD);
  readonly invalid = input(false);
  private readonly today = inject(TODAY);
  private readonly transloco = inject(TranslocoService);
  protected readonly words = computed(() => {
    const language = this.transloco.activeLang();
    const day = briefDay(this.value(), this.today(), language);
    if (this.value() === this.today()) return this.transloco.translate<string>('ui.date.todayIs', { day });
    return this.kind() === 'chip' ? `${day}, ${relativeDay(this.value(), this.today(), language)}` : day;
  });
}
