import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { IsoDate } from '@demarche/domain/dates';
import { TranslocoService } from '@jsverse/transloco';
import { locale } from './day-text';

/** "15:00 Zurich (CET)": the hour on the clock of its zone, with the place of that clock and its short name on that day. */
export function hourText(day: IsoDate, time: string, zone: string, language: string): string {
  const city = (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
  const name = new Intl.DateTimeFormat(locale(language), { timeZone: zone, timeZoneName: 'short' })
    .formatToParts(new Date(`${day}T${time}:00Z`))
    .find((part) => part.type === 'timeZoneName')?.value;
  return name && name !== city ? `${time} ${city} (${name})` : `${time} ${city}`;
}

/** An hour as it was agreed, on the clock of its place. */
@Component({
  selector: 'app-hour',
  template: `{{ text() }}`,
  host: { class: 'num' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Hour {
  readonly day = input.required<IsoDate>();
  readonly time = input.required<string>();
  readonly zone = input.required<string>();
  private readonly transloco = inject(TranslocoService);
  protected readonly text = computed(() => hourText(this.day(), this.time(), this.zone(), this.transloco.activeLang()));
}
