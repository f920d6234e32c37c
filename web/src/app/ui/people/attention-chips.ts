import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { IsoDate } from '@demarche/domain/dates';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { dayText } from '../dates/day-text';
import { Icon } from '../icon/icon';

/** What of a post or a person wants somebody's eye: vacant, bounced, silent. Each by sign and word, never by colour alone. */
@Component({
  selector: 'app-attention',
  imports: [Icon, TranslocoPipe],
  template: `@if (vacant()) {
      <span class="mark" [title]="since()"
        ><svg appIcon="user" class="icon--s"></svg>{{ 'terms.contact.vacant' | transloco }}</span
      >
    }
    @if (bouncedOn()) {
      <span class="mark mark--bad" [title]="bounced()"
        ><svg appIcon="triangle-alert" class="icon--s"></svg>{{ 'terms.contact.bounced' | transloco }}</span
      >
    }
    @if (silent()) {
      <span class="mark" [title]="'terms.contact.silentMeans' | transloco"
        ><svg appIcon="clock" class="icon--s"></svg>{{ 'terms.contact.silent' | transloco }}</span
      >
    }`,
  host: { class: 'marks' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Attention {
  readonly vacant = input(false);
  readonly vacantSince = input<IsoDate | null>(null);
  readonly bouncedOn = input<IsoDate | null>(null);
  readonly reason = input<string | null>(null);
  readonly silent = input(false);
  private readonly transloco = inject(TranslocoService);
  protected readonly since = computed(() => {
    const day = this.vacantSince();
    return day ? this.say('vacantSince', day) : this.transloco.translate<string>('terms.contact.neverHeld');
  });
  protected readonly bounced = computed(() =>
    [this.say('bouncedOn', this.bouncedOn() ?? ''), this.reason()].filter(Boolean).join(': '),
  );

  private say(key: string, day: IsoDate): string {
    const words = day && dayText(day, 'long', this.transloco.activeLang());
    return this.transloco.translate(`terms.contact.${key}`, { day: words });
  }
}
