import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ColdState } from '@demarche/contracts/overview';
import { TranslocoPipe } from '@jsverse/transloco';
import { DateText } from '../../ui/dates/date';
import { Icon } from '../../ui/icon/icon';
import { StateLink } from '../../ui/terms/state-link';
import { LINK_PARAMS } from '../../ui/tokens';

/** States that are looked after and have not been met for six months: the last contact, and how long ago it was. */
@Component({
  selector: 'app-going-cold',
  imports: [DateText, Icon, RouterLink, StateLink, TranslocoPipe],
  template: `<ul>
    @for (state of states(); track state.iso3) {
      <li>
        <svg appIcon="snowflake"></svg>
        @if (state.lastContact; as last) {
          <a class="what" [routerLink]="['/engagements', last.engagementId]" [queryParams]="params()">
            <b>{{ last.title }}</b><small>{{ 'today.lastContact' | transloco }}</small>
          </a>
        } @else {
          <a class="what" [routerLink]="['/states', state.iso3]" [queryParams]="params()">
            <b class="muted">{{ 'today.neverMet' | transloco }}</b>
          </a>
        }
        <span class="where"><app-state [iso3]="state.iso3" [name]="state.name" [status]="state.status" /></span>
        <span class="when">
          @if (state.lastContact; as last) {
            <app-date [day]="last.on" [relative]="false" />
            <span class="rel">{{ 'today.days' | transloco: { days: state.days } }}</span>
          } @else {
            –
          }
        </span>
      </li>
    }
  </ul>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class GoingCold {
  readonly states = input.required<readonly ColdState[]>();
  protected readonly params = inject(LINK_PARAMS);
}
