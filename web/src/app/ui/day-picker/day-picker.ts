import { ChangeDetectionStrategy, Component, computed, inject, input, output, viewChild } from '@angular/core';
import type { IsoDate } from '@demarche/domain/dates';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { briefDay } from '../dates/day-text';
import { Popup } from '../popup/popup';
import { TODAY } from '../tokens';
import { Calendar } from './calendar';
import { QUICK_AHEAD, type QuickKey, quickDays } from './quick-days';

/** A small panel to choose a day: the days people mean most, and a month. */
@Component({
  selector: 'app-day-picker',
  imports: [Calendar, Popup, TranslocoPipe],
  template: `<app-popup #popup class="day-picker" [label]="label()">
    @defer (when popup.shown()) {
      @if (popup.shown()) {
        <div class="quick">
          @for (quick of quicks(); track quick.key) {
            <button type="button" class="pick" (click)="take(quick.day)">
              {{ 'ui.date.quick.' + quick.key | transloco }}<span class="ms-auto quiet num">{{ say(quick.day) }}</span>
            </button>
          }
        </div>
        <app-calendar [value]="value()" (picked)="take($event)" />
      }
    }
  </app-popup>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DayPicker {
  /** Already translated. */
  readonly label = input.required<string>();
  readonly value = input<IsoDate | null>(null);
  readonly quick = input<readonly QuickKey[]>(QUICK_AHEAD);
  readonly picked = output<IsoDate>();
  private readonly today = inject(TODAY);
  private readonly language = inject(TranslocoService).activeLang;
  private readonly popup = viewChild.required(Popup);
  protected readonly quicks = computed(() => quickDays(this.quick(), this.today()));

  shown(): boolean {
    return this.popup().shown();
  }
  open(trigger: HTMLElement): void {
    this.popup().open(trigger);
  }
  protected take(day: IsoDate): void {
    this.popup().close();
    this.picked.emit(day);
  }
  protected say(day: IsoDate): string {
    return briefDay(day, this.today(), this.language());
  }
}
