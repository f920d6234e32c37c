import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { StatusSummary } from '@demarche/contracts/states';
import { TranslocoPipe } from '@jsverse/transloco';
import { DateText } from '../../ui/dates/date';
import { StateLink } from '../../ui/terms/state-link';

/** How many are in, how many can be, who joined last, and how far the data reach. */
@Component({
  selector: 'app-parties-figure',
  imports: [DateText, StateLink, TranslocoPipe],
  template: `<p>
      <span class="figure num">{{ summary().counts.party }}</span>&ngsp;<span class="muted">{{
        'today.parties.of' | transloco: { total: summary().counts.total, signatories: summary().counts.signatory }
      }}</span>
    </p>
    @if (summary().lastJoined; as last) {
      <p class="row wrap t13 muted joined">
        <app-state [iso3]="last.iso3" [name]="last.name" status="party" />
        <span class="quiet"
          >{{ 'today.parties.last' | transloco }} <app-date [day]="last.on" form="medium" [relative]="false"
        /></span>
      </p>
    }
    @if (summary().statusKnownTo; as day) {
      <p class="t12 quiet">
        {{ 'today.parties.known' | transloco }} <app-date [day]="day" form="medium" [relative]="false" />
      </p>
    }`,
  host: { class: 'parties' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PartiesFigure {
  readonly summary = input.required<StatusSummary>();
}
