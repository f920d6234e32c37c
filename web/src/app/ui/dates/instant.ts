import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Instant } from '@demarche/domain/dates';
import { TranslocoService } from '@jsverse/transloco';
import { TODAY, ZONE } from '../tokens';
import { instantText, relativeDay } from './day-text';

/** An hour on the reader's clock, its zone printed, the distance in days beside it. */
@Component({
  selector: 'app-instant',
  template: `<time [attr.datetime]="at()">{{ absolute() }}</time>
    @if (relative()) {
      &ngsp;<span class="rel">{{ beside() }}</span>
    }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class InstantText {
  readonly at = input.required<Instant>();
  readonly relative = input(true);
  private readonly zone = inject(ZONE);
  private readonly today = inject(TODAY);
  private readonly transloco = inject(TranslocoService);
  protected readonly absolute = computed(() => instantText(this.at(), this.zone(), this.transloco.activeLang()));
  protected readonly beside = computed(() =>
    relativeDay(this.at().slice(0, 10), this.today(), this.transloco.activeLang()),
  );
}
