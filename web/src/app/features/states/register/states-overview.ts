import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { StatusSummary } from '@demarche/contracts/states';
import type { AttentionGroup } from '@demarche/domain/attention';
import type { TreatyStatus } from '@demarche/domain/treaty-terms';
import { TranslocoPipe } from '@jsverse/transloco';
import { AsAtStore } from '../../../core/as-at-store';
import { DateText } from '../../../ui/dates/date';
import { StateLink } from '../../../ui/terms/state-link';
import { statusArea, statusClass } from '../../../ui/terms/status-class';
import { StatesStore } from './states-store';
import { attentionLinks, TALLY_ORDER, yearBars } from './summary-view';

/** Who is in and who is out: four counts that add up, States Parties by year, and whom to look at first. */
@Component({
  selector: 'app-states-overview',
  imports: [RouterLink, DateText, StateLink, TranslocoPipe],
  templateUrl: './states-overview.html',
  host: { class: 'overview' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StatesOverview {
  readonly summary = input.required<StatusSummary | undefined>();
  /** The year of the latest counted vote, which the second group is measured by. */
  readonly voteYear = input<number | null>(null);
  protected readonly store = inject(StatesStore);
  protected readonly asAt = inject(AsAtStore);
  protected readonly order = TALLY_ORDER;
  protected readonly statusClass = statusClass;
  protected readonly statusArea = statusArea;
  protected readonly bars = computed(() => {
    const summary = this.summary();
    return summary ? yearBars(summary) : [];
  });
  protected readonly attention = computed(() => {
    const summary = this.summary();
    return summary ? attentionLinks(summary) : [];
  });

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
