import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { IsoDate } from '@demarche/domain/dates';
import { TranslocoService } from '@jsverse/transloco';
import { pluralKey } from '../text/plural';
import { TODAY } from '../tokens';
import { briefDay, dayNumber, type DayForm, dayText, relativeDay } from './day-text';

/**
 * A calendar day, absolute first, relative beside it: `<app-date [day]="task.dueOn" due />`.
 * `due` makes a past day late, in words and in rose. `short` is for narrow columns: "4 d late".
 * Without `form` the year is left out inside the current one.
 */
@Component({
  selector: 'app-date',
  template: `<time [attr.datetime]="day()">{{ absolute() }}</time>
    @if (relative()) {
      &ngsp;<span class="rel">{{ beside() }}</span>
    }`,
  host: { '[class.late]': 'late()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DateText {
  readonly day = input.required<IsoDate>();
  readonly form = input<DayForm>();
  readonly relative = input(true);
  readonly due = input(false, { transform: (value: boolean | '') => value === '' || value });
  readonly short = input(false, { transform: (value: boolean | '') => value === '' || value });

  private readonly today = inject(TODAY);
  private readonly transloco = inject(TranslocoService);
  private readonly daysLate = computed(() => dayNumber(this.today()) - dayNumber(this.day()));
  protected readonly late = computed(() => this.due() && this.daysLate() > 0);
  protected readonly absolute = computed(() => {
    const language = this.transloco.activeLang();
    const form = this.form();
    return form ? dayText(this.day(), form, language) : briefDay(this.day(), this.today(), language);
  });
  protected readonly beside = computed(() => {
    const language = this.transloco.activeLang();
    if (!this.late()) return relativeDay(this.day(), this.today(), language, this.short() ? 'narrow' : 'long');
    const days = this.daysLate();
    if (this.short()) return this.transloco.translate<string>('ui.date.lateShort', { days });
    return this.transloco.translate<string>(pluralKey('ui.date.late', days, language), { count: days });
  });
}
