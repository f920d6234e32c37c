import {
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  model,
  viewChild,
} from '@angular/core';
import type { IsoDate } from '@demarche/domain/dates';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { briefDay, dayText, shiftDay } from '../dates/day-text';
import { Field } from '../field/field';
import { Icon } from '../icon/icon';
import { TODAY } from '../tokens';
import { DayPicker } from './day-picker';
import { isDay, parseDay } from './parse-day';
import { QUICK_AHEAD, type QuickKey } from './quick-days';

let made = 0;

/**
 * A calendar day, typed as people write it or taken from the calendar. `value` is `YYYY-MM-DD`; what was typed and is no
 * day stays in it as it was typed, so that nothing is lost, and the field says what to enter.
 */
@Component({
  selector: 'app-date-field',
  imports: [DayPicker, Field, Icon, TranslocoPipe],
  template: `<app-field [label]="label()" [for]="id" [hint]="hint()" [error]="shownError()">
    <div class="input" [class.input--error]="shownError()">
      <button
        type="button"
        class="opens"
        tabindex="-1"
        [attr.aria-label]="'ui.date.open' | transloco: { label: label() }"
        (click)="picker.open(box)"
      >
        <svg appIcon="calendar" class="icon--s"></svg>
      </button>
      <input
        #box
        class="bare"
        autocomplete="off"
        [id]="id"
        [value]="shown()"
        [attr.inputmode]="coarse ? 'none' : null"
        [attr.aria-invalid]="shownError() ? true : null"
        [attr.aria-describedby]="shownError() ? id + '-error' : null"
        (click)="coarse && picker.open(box)"
        (focus)="box.select()"
        (keydown.arrowdown)="picker.open(box); $event.preventDefault()"
        (keydown.enter)="typed(box.value)"
        (change)="typed(box.value)"
      />
    </div>
    <app-day-picker #picker [label]="label()" [value]="day()" [quick]="quick()" (picked)="value.set($event)" />
  </app-field>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DateField {
  readonly label = input.required<string>();
  readonly hint = input<string>();
  readonly error = input<string | null>();
  readonly quick = input<readonly QuickKey[]>(QUICK_AHEAD);
  readonly value = model.required<string>();
  protected readonly id = `day-${(made += 1)}`;
  /** Under a finger the calendar is quicker than the keyboard. */
  protected readonly coarse = matchMedia('(pointer: coarse)').matches;
  private readonly today = inject(TODAY);
  private readonly transloco = inject(TranslocoService);
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');

  protected readonly day = computed<IsoDate | null>(() => (isDay(this.value()) ? this.value() : null));
  protected readonly shown = computed(() => {
    const day = this.day();
    if (day === null) return this.value();
    const language = this.transloco.activeLang();
    const brief = briefDay(day, this.today(), language);
    return day === this.today() ? this.transloco.translate<string>('ui.date.todayIs', { day: brief }) : brief;
  });
  protected readonly shownError = computed(() => {
    const parsed = parseDay(this.value(), this.today(), this.transloco.activeLang());
    if (parsed.kind === 'no_such_day') {
      const first = `${String(parsed.year).padStart(4, '0')}-${String(parsed.month).padStart(2, '0')}-01`;
      const month = dayText(first, 'weekday', this.transloco.activeLang()).replace(/^.*\d\s*/u, '');
      return this.transloco.translate<string>('ui.date.noSuchDay', { ...parsed, month });
    }
    if (parsed.kind === 'unread') {
      const day = dayText(shiftDay(this.today(), 14), 'long', this.transloco.activeLang());
      return this.transloco.translate<string>('ui.date.unread', { day });
    }
    return this.error() ?? null;
  });

  focus(): void {
    this.box().nativeElement.focus();
  }

  protected typed(text: string): void {
    if (text === this.shown()) return;
    const parsed = parseDay(text, this.today(), this.transloco.activeLang());
    this.value.set(parsed.kind === 'day' ? parsed.day : text.trim());
  }
}
