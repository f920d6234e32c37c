import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { AsAtStore } from '../core/as-at-store';
import { SessionStore } from '../core/session-store';
import { type DayForm, dayText } from '../ui/dates/day-text';
import { Icon } from '../ui/icon/icon';
import { AsAtOpener } from './as-at-opener';

/** The as-at date: quiet when it is today, with the date of the data; loud, with a way back, when it is not. */
@Component({
  selector: 'app-as-at-control',
  imports: [Icon, TranslocoPipe],
  template: `@if (asAt.isToday()) {
      <button type="button" class="asat only-wide" [title]="knownTo()" (click)="opener.open()">
        <svg appIcon="calendar-clock" class="icon--s"></svg>{{ 'shell.asAt.today' | transloco }}
        @if (dataTo(); as day) {
          <span class="quiet">· {{ 'shell.asAt.dataTo' | transloco: { day } }}</span>
        }
      </button>
    } @else {
      <span class="asat asat--past" role="group">
        <button type="button" class="row" [title]="knownTo()" (click)="opener.open()">
          <svg appIcon="calendar-clock" class="icon--s"></svg
          ><span class="only-wide">{{ 'shell.asAt.day' | transloco: { day: day('long') } }}</span
          ><span class="only-phone">{{ 'shell.asAt.day' | transloco: { day: day('medium') } }}</span
          ><span class="sr">{{ 'shell.asAt.notToday' | transloco }}</span>
        </button>
        <button type="button" class="clear" [attr.aria-label]="'shell.asAt.back' | transloco" (click)="back()">
          <svg appIcon="x" class="icon--s"></svg>
        </button>
      </span>
    }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AsAtControl {
  protected readonly asAt = inject(AsAtStore);
  protected readonly opener = inject(AsAtOpener);
  private readonly session = inject(SessionStore);
  private readonly transloco = inject(TranslocoService);
  private readonly known = computed(() => this.session.treaty()?.statusKnownTo ?? null);
  protected readonly dataTo = computed(() => {
    const day = this.known();
    return day && day < this.asAt.day() ? dayText(day, 'medium', this.transloco.activeLang()) : null;
  });
  protected readonly knownTo = computed(() => {
    const day = this.known();
    if (!day) return '';
    return this.transloco.translate<string>('shell.asAt.knownTo', {
      day: dayText(day, 'long', this.transloco.activeLang()),
    });
  });
  /** What is no day is shown as it was asked for. */
  protected day(form: DayForm): string {
    const day = this.asAt.day();
    return Number.isNaN(Date.parse(day)) ? day : dayText(day, form, this.transloco.activeLang());
  }

  protected back(): void {
    void this.asAt.set(null);
  }
}
