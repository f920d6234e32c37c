import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { StatusSummary } from '@demarche/contracts/states';
import type { AttentionGroup } from '@demarche/domain/attention';
import type { TreatyStatus } from '@demarche/domain/treaty-terms';
import { TranslocoPipe } from '@jsverse/transloco';
import { DateText } from '../../../ui/dates/date';
import { StateLink } from '../../../ui/terms/state-link';
import { statusArea, statusClass } from '../../../ui/terms/status-class';
import { AtlasStore } from '../atlas/atlas-store';
import { YearSlider } from '../atlas/year-slider';
import { StatesStore } from './states-store';
import { attentionLinks, TALLY_ORDER } from './summary-view';

/** Who is in and who is out: four counts that add up, States Parties by year, and whom to look at first. */
@Component({
  selector: 'app-states-overview',
  imports: [RouterLink, DateText, StateLink, YearSlider, TranslocoPipe],
  templateUrl: './states-overview.html',
  host: { class: 'overview' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StatesOverview {
  readonly summary = input.required<StatusSummary | undefined>();
  /** The year of the latest counted vote, which the second group is measured by. */
  readonly voteYear = input<number | null>(null);
  protected readonly store = inject(StatesStore);
  protected readonly atlas = inject(AtlasStore);
  protected readonly order = TALLY_ORDER;
  protected readonly statusClass = statusClass;
  protected readonly statusArea = statusArea;
  /** Of the day under the slider while it moves, of the page's otherwise. */
  protected readonly counts = computed(() => this.atlas.counts() ?? this.summary()?.counts);
  protected readonly total = computed(() => {
    const counts = this.counts();
    return counts ? TALLY_ORDER.reduce((sum, status) => sum + counts[status], 0) : 0;
  });
  protected readonly attention = computed(() => attentionLinks(this.summary()));

  protected pressed(status: TreatyStatus): boolean {
    return this.store.query().status.includes(status);
  }

  /** A count is a filter: pressing it shows these States alone, pressing it again all. */
  protected filter(status: TreatyStatus): void {
    const alone = this.store.query().status.length === 1 && this.pressed(status);
    this.store.change({ status: alone ? [] : [status] });
  }

  protected attentionParams(group: AttentionGroup): Record<string, string | null> {
    return { attention: this.store.query().attention === group ? null : group };
  }
}
