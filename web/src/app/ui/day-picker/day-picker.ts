import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, input, output, signal } from '@angular/core';
import type { IsoDate } from '@demarche/domain/dates';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { briefDay } from '../dates/day-text';
import { place } from '../menu/place';
import { TODAY } from '../tokens';
import { Calendar } from './calendar';
import { QUICK_AHEAD, type QuickKey, quickDays } from './quick-days';

/** A small sheet to choose a day: the days people mean most, and a month. In the top layer; Escape closes it. */
@Component({
  selector: 'app-day-picker',
  imports: [Calendar, TranslocoPipe],
  template: `@if (shown()) {
    <div class="quick">
      @for (quick of quicks(); track quick.key) {
        <button type="button" class="pick" (click)="take(quick.day)">
          {{ 'ui.date.quick.' + quick.key | transloco }}<span class="ms-auto quiet num">{{ say(quick.day) }}</span>
        </button>
      }
    </div>
    <app-calendar [value]="value()" (picked)="take($event)" />
  }`,
  host: {
    class: 'menu day-picker',
    popover: 'auto',
    role: 'dialog',
    '[attr.aria-label]': 'label()',
    '(toggle)': 'toggled($event)',
  },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DayPicker {
  readonly label = input.required<string>();
  readonly value = input<IsoDate | null>(null);
  readonly quick = input<readonly QuickKey[]>(QUICK_AHEAD);
  readonly picked = output<IsoDate>();
  readonly shown = signal(false);
  private readonly today = inject(TODAY);
  private readonly language = inject(TranslocoService).activeLang;
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private trigger: HTMLElement | null = null;
  protected readonly quicks = computed(() => quickDays(this.quick(), this.today()));

  open(trigger: HTMLElement): void {
    this.trigger = trigger;
    this.shown.set(true);
    this.element.showPopover();
    requestAnimationFrame(() => {
      const view = { width: innerWidth, height: innerHeight };
      const at = place(trigger.getBoundingClientRect(), this.element.getBoundingClientRect(), view, true);
      this.element.style.left = `${at.left}px`;
      this.element.style.top = `${at.top}px`;
      this.element.querySelector<HTMLElement>('.pick')?.focus();
    });
  }

  protected take(day: IsoDate): void {
    this.element.hidePopover();
    this.picked.emit(day);
  }
  protected say(day: IsoDate): string {
    return briefDay(day, this.today(), this.language());
  }
  protected toggled(event: Event): void {
    if ((event as ToggleEvent).newState === 'open') return;
    const inside = this.element.contains(document.activeElement) || document.activeElement === document.body;
    this.shown.set(false);
    if (inside) this.trigger?.focus({ preventScroll: true });
  }
}
