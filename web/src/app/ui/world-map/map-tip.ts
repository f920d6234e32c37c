import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { DateText } from '../dates/date';
import { Status } from '../terms/status';
import { LINK_PARAMS } from '../tokens';
import type { MapState } from './map-state';

/** What a map says of one State: name, status, since when; under a finger also the way to its page. */
@Component({
  selector: 'app-map-tip',
  imports: [RouterLink, DateText, Status, TranslocoPipe],
  template: `<b>{{ state().name }}</b>
    <span class="t12"><app-status [status]="state().status" /></span>
    @if (state().since; as since) {
      <span class="t12 quiet"
        >{{ 'ui.map.since' | transloco }} <app-date [day]="since" form="medium" [relative]="false"
      /></span>
    }
    @if (linked()) {
      <a class="link" [routerLink]="['/states', state().iso3]" [queryParams]="params()">{{
        'ui.map.open' | transloco
      }}</a>
    }`,
  host: { class: 'tip', '[class.tip--linked]': 'linked()', '[attr.aria-hidden]': 'linked() ? null : true' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MapTip {
  readonly state = input.required<MapState>();
  readonly linked = input(false);
  protected readonly params = inject(LINK_PARAMS);
}
