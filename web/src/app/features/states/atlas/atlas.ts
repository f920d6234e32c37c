import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import type { StatusSummary } from '@demarche/contracts/states';
import { TranslocoPipe } from '@jsverse/transloco';
import { Failed } from '../../../ui/feedback/failed';
import { WorldMap } from '../../../ui/world-map/world-map';
import { StatesOverview } from '../register/states-overview';
import { AtlasStore } from './atlas-store';

/** The map of the register, and beside it the counts, which are its legend and filters. */
@Component({
  selector: 'app-atlas',
  imports: [Failed, StatesOverview, WorldMap, TranslocoPipe],
  template: `<div class="atlas-map">
      @if (store.failed(); as problem) {
        <app-failed [problem]="problem" (retry)="store.reload()" />
      } @else {
        <!-- The map's code and shapes come in files of their own, after the page; all of it has its final size before. -->
        @defer (when store.ready()) {
          <app-world-map
            [topology]="store.topology()!"
            [states]="store.states()"
            [chosen]="chosen()"
            [region]="store.region()"
            (regionChange)="store.zoom($event)"
            (opened)="opened.emit($event)"
          />
        } @placeholder {
          <div
            class="map-box map-box--bones"
            aria-busy="true"
            [attr.aria-label]="'states.loadingMap' | transloco"
          ></div>
          <div class="zoom no-print"></div>
          <p class="disclaimer">{{ 'ui.map.disclaimer' | transloco }}</p>
        }
      }
    </div>
    <app-states-overview
      class="overview--side"
      [class.overview--spare]="spare()"
      [summary]="summary()"
      [voteYear]="voteYear()"
    />`,
  host: { class: 'atlas' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Atlas {
  readonly summary = input.required<StatusSummary | undefined>();
  readonly voteYear = input<number | null>(null);
  /** The State under the keyboard in the table. */
  readonly chosen = input<string | null>(null);
  /** On a phone the counts give way to what was asked for. */
  readonly spare = input(false);
  readonly opened = output<string>();
  protected readonly store = inject(AtlasStore);
}
