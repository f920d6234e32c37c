import {
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  linkedSignal,
  output,
} from '@angular/core';
import type { IsoDate } from '@demarche/domain/dates';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { dayText, locale } from '../dates/day-text';
import { Icon } from '../icon/icon';
import { TODAY } from '../tokens';
import { dayByKey, firstOfMonth, monthGrid } from './month-grid';

/** One month of days, Monday first; the arrows, Page, Home and End move, Enter takes. */
@Component({
  selector: 'app-calendar',
  imports: [Icon, TranslocoPipe],
  template: `<div class="row">
      <b class="medium grow" aria-live="polite">{{ heading() }}</b>
      <button
        type="button"
        class="btn btn--icon btn--quiet"
        [attr.aria-label]="'ui.date.previous' | transloco"
        (click)="turn(-1)"
      >
        <svg appIcon="chevron-left"></svg>
      </button>
      <button
        type="button"
        class="btn btn--icon btn--quiet"
        [attr.aria-label]="'ui.date.next' | transloco"
        (click)="turn(1)"
      >
        <svg appIcon="chevron-right"></svg>
      </button>
    </div>
    <table role="grid" [attr.aria-label]="heading()">
      <thead>
        <tr>
          @for (name of weekdays(); track $index) {
            <th scope="col">{{ name }}</th>
          }
        </tr>
      </thead>
      <tbody (keydown)="move($event)">
        @for (week of weeks(); track week[0]) {
          <tr>
            @for (day of week; track day) {
              <td>
                <button
                  type="button"
                  [attr.data-day]="day"
                  [class.quiet]="day.slice(0, 7) !== at().slice(0, 7)"
                  [attr.aria-pressed]="day === value()"
                  [attr.aria-current]="day === today() ? 'date' : null"
                  [attr.aria-label]="say(day)"
                  [tabindex]="day === at() ? 0 : -1"
                  (click)="picked.emit(day)"
                >
                  {{ +day.slice(8) }}
                </button>
              </td>
            }
          </tr>
        }
      </tbody>
    </table>`,
  host: { class: 'calendar' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Calendar {
  readonly value = input<IsoDate | null>(null);
  readonly picked = output<IsoDate>();
  protected readonly today = inject(TODAY);
  private readonly language = inject(TranslocoService).activeLang;
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  /** The day the keyboard stands on; its month is shown. */
  protected readonly at = linkedSignal<IsoDate>(() => this.value() ?? this.today());
  protected readonly weeks = computed(() => monthGrid(this.at()));
  protected readonly heading = computed(() => {
    const form = new Intl.DateTimeFormat(locale(this.language()), { month: 'long', year: 'numeric', timeZone: 'UTC' });
    return form.format(new Date(`${this.at()}T00:00:00Z`));
  });
  protected readonly weekdays = computed(() => {
    const form = new Intl.DateTimeFormat(locale(this.language()), { weekday: 'narrow', timeZone: 'UTC' });
    return (this.weeks()[0] ?? []).map((day) => form.format(new Date(`${day}T00:00:00Z`)));
  });

  protected say(day: IsoDate): string {
    return dayText(day, 'long', this.language());
  }
  protected turn(months: number): void {
    this.at.update((day) => firstOfMonth(day, months));
  }
  protected move(event: KeyboardEvent): void {
    const day = dayByKey(event.key, this.at());
    if (day === null) return;
    event.preventDefault();
    event.stopPropagation();
    this.at.set(day);
    queueMicrotask(() => requestAnimationFrame(() => this.focusDay()));
  }
  private focusDay(): void {
    this.host.nativeElement.querySelector<HTMLElement>(`[data-day='${this.at()}']`)?.focus();
  }
}
