import { httpResource } from '@angular/common/http';
import { computed, inject, Injectable, linkedSignal, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import type { Standings, StateRow } from '@demarche/contracts/states';
import type { IsoDate } from '@demarche/domain/dates';
import type { Topology } from 'topojson-specification';
import { AsAtStore } from '../../../core/as-at-store';
import { Clock } from '../../../core/clock';
import { Drafts } from '../../../core/drafts';
import { lastGood } from '../../../core/http/last-good';
import { reloadWhenBack } from '../../../core/http/reload-when-back';
import type { MapRegion } from '../../../ui/world-map/map-region';
import { StatesStore } from '../register/states-store';
import { isStatesView, parseRegion, type StatesView, VIEW_KEY } from './atlas-view';
import { mapStates } from './map-states';
import { SHAPES_URL } from './shapes-url';
import { countsOn } from './standings-history';
import { stopIndex, type YearStop, yearStops } from './year-stops';

/** The register on a map, on any day: all standings are read once, so that moving through the years asks nothing. */
@Injectable()
export class AtlasStore {
  private readonly register = inject(StatesStore);
  private readonly asAt = inject(AsAtStore);
  private readonly clock = inject(Clock);
  private readonly drafts = inject(Drafts);
  private readonly router = inject(Router);
  private readonly address = toSignal(inject(ActivatedRoute).queryParamMap, { requireSync: true });

  readonly view = signal<StatesView>(this.drafts.find(VIEW_KEY, isStatesView) ?? 'map');
  /** Which part of the world is looked at: in the address, as everything that decides what is seen. */
  readonly region = computed(() => parseRegion(this.address().get('zoom')));

  private readonly reading = httpResource<Standings>(() => '/api/standings');
  private readonly shaping = httpResource<Topology>(() => (this.view() === 'map' ? SHAPES_URL : undefined));
  private readonly standings = lastGood(this.reading);
  readonly topology = computed(() => (this.shaping.hasValue() ? this.shaping.value() : undefined));
  readonly failed = computed(() =>
    this.standings() ? this.shaping.error() : (this.reading.error() ?? this.shaping.error()),
  );
  /** Everything the map needs is there, and the table can be read: the map's code is not waited for by anything else. */
  readonly ready = computed(
    () => !this.register.loading() && this.topology() !== undefined && this.standings() !== undefined,
  );

  /** The day under the slider while it moves; null at rest. */
  private readonly moving = signal<IsoDate | null>(null);
  readonly previewing = computed(() => this.moving() !== null);
  readonly day = computed(() => this.moving() ?? this.asAt.day());
  readonly stops = computed(() => {
    const standings = this.standings();
    return standings ? yearStops(standings, this.clock.today()) : [];
  });
  readonly stop = computed(() => stopIndex(this.stops(), this.day()));
  readonly counts = computed(() => {
    const standings = this.standings();
    return standings && countsOn(standings.items, this.day());
  });

  /** The rows of the table, kept while those of another day are on their way: what a State belongs to hardly changes. */
  private readonly rows = linkedSignal<readonly StateRow[], ReadonlyMap<string, StateRow>>({
    source: this.register.states,
    computation: (rows, before) =>
      rows.length === 0 && before ? before.value : new Map(rows.map((row) => [row.iso3, row])),
  });
  readonly states = computed(() =>
    mapStates(this.standings()?.items ?? [], this.day(), this.rows(), this.register.matches()),
  );

  constructor() {
    reloadWhenBack(() => this.reload());
  }

  readonly reload = (): void => {
    this.reading.reload();
    this.shaping.reload();
  };

  show(view: StatesView): void {
    this.view.set(view);
    this.drafts.keep(VIEW_KEY, view);
  }

  zoom(region: MapRegion): void {
    void this.router.navigate([], {
      queryParams: { zoom: region === 'World' ? null : region.toLowerCase() },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }

  /** Shows a stop without going there: map and counts move, the table stays. */
  preview(stop: YearStop): void {
    this.moving.set(stop.day);
  }

  /** Goes to the stop that is shown: now the whole page is as at that day. */
  async settle(): Promise<void> {
    const day = this.moving();
    if (day === null) return;
    await this.asAt.set(day);
    if (this.moving() === day) this.moving.set(null);
  }

  /** Back to the day of the page. */
  rest(): void {
    this.moving.set(null);
  }
}
