import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { TreatyStatus } from '@demarche/domain/treaty-terms';
import { LINK_PARAMS } from '../tokens';
import { Status } from './status';

/** A State: its glyph in front, its name never shortened by hand (`WholeName` shows what a column cuts). Leads to its page. */
@Component({
  selector: 'app-state',
  imports: [RouterLink, Status],
  template: `<a class="state" [routerLink]="['/states', iso3()]" [queryParams]="params()">
    @if (status(); as known) {
      <app-status [status]="known" />
    } @else {
      <span class="status status--unknown" aria-hidden="true"></span>
    }
    <span>{{ name() }}</span>
  </a>`,
  host: { class: 'state-host' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StateLink {
  readonly iso3 = input.required<string>();
  readonly name = input.required<string>();
  /** May be known later than the name: the room for its glyph is kept. */
  readonly status = input<TreatyStatus | null>();
  protected readonly params = inject(LINK_PARAMS);
}
