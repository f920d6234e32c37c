import {
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  inject,
  input,
  linkedSignal,
  model,
  signal,
  viewChild,
} from '@angular/core';
import type { IsoDate } from '@demarche/domain/dates';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { dayText, relativeDay } from '../dates/day-text';
import { parseDay } from '../dates/parse-day';
import { Icon } from '../icon/icon';
import { TODAY } from '../tokens';
import { Control, Field } from './field';

/**
 * A day, typed as people write it or picked in the device's own calendar. What cannot be read is told in words at the
 * field when it is left or when `check()` is called (on saving); what was typed stays.
 */
@Component({
  selector: 'app-date-field',
  imports: [Control, Field, Icon, TranslocoPipe],
  template: `<app-field [label]="label()" [hint]="hint() ?? example()" [error]="shownError()">
    <div class="input date-input" [class.input--error]="shownError()">
      <input
        #typed
        appControl
        type="text"
        autocomplete="off"
        [value]="text()"
        (input)="read(typed.value)"
        (blur)="leave(typed.value)"
      />
      @if (beside(); as rel) {
        <span class="t12 quiet nowrap">{{ rel }}</span>
      }
      <input
        #native
        class="date-native"
        type="date"
        tabindex="-1"
        aria-hidden="true"
        [value]="value() ?? ''"
        (change)="pick(native.value)"
      />
      <button type="button" [attr.aria-label]="'ui.day.pick' | transloco" (click)="openPicker()">
        <svg appIcon="calendar"></svg>
      </button>
    </div>
  </app-field>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DateField {
  /** Already translated. */
  readonly label = input.required<string>();
  readonly hint = input<string | null>(null);
  /** What the server or the form says about it. Already translated. */
  readonly error = input<string | null>(null);
  readonly required = input(false);
  readonly prefer = input<'future' | 'past'>('future');
  readonly value = model<IsoDate | null>(null);

  private readonly today = inject(TODAY);
  private readonly transloco = inject(TranslocoService);
  private readonly own = signal<string | null>(null);
  private readonly native = viewChild.required<ElementRef<HTMLInputElement>>('native');
  private readonly draft = signal<string | null>(null);
  protected readonly text = linkedSignal(() => {
    const day = this.value();
    const draft = this.draft();
    return draft ?? (day ? dayText(day, 'long', this.transloco.activeLang()) : '');
  });
  protected readonly shownError = computed(() => this.own() ?? this.error());
  protected readonly example = computed(() =>
    this.transloco.translate<string>('ui.day.example', {
      day: dayText(this.today(), 'long', this.transloco.activeLang()),
    }),
  );
  protected readonly beside = computed(() => {
    const day = this.value();
    return day ? relativeDay(day, this.today(), this.transloco.activeLang()) : null;
  });

  /** Says at the field what is missing or wrong; true when there is nothing to say. */
  check(): boolean {
    this.leave(this.text());
    return this.own() === null;
  }

  protected read(text: string): void {
    this.draft.set(text);
    this.own.set(null);
    const parsed = this.parse(text);
    this.value.set('day' in parsed ? parsed.day : null);
  }

  protected leave(text: string): void {
    if (!text.trim()) {
      this.own.set(this.required() ? this.transloco.translate('ui.day.required') : null);
      return;
    }
    const parsed = this.parse(text);
    if ('day' in parsed) {
      this.value.set(parsed.day);
      this.draft.set(null);
      this.own.set(null);
    } else this.own.set(this.transloco.translate(`ui.day.${parsed.error}`, parsed.params));
  }

  protected pick(day: string): void {
    this.draft.set(null);
    this.own.set(null);
    this.value.set(day || null);
  }

  protected openPicker(): void {
    this.native().nativeElement.showPicker();
  }

  private parse(text: string) {
    return parseDay(text, { today: this.today(), language: this.transloco.activeLang(), prefer: this.prefer() });
  }
}
