import { httpResource } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import type { StateList, StateRow, StatusSummary } from '@demarche/contracts/states';
import { map } from 'rxjs';
import { AsAtStore } from '../../../core/as-at-store';
import { Drafts } from '../../../core/drafts';
import { lastGood } from '../../../core/http/last-good';
import { reloadWhenBack } from '../../../core/http/reload-when-back';
import { availableColumns, defaultHidden, isHiddenColumns, type OptionalColumn, shownColumns } from './columns';
import { matchesFilters, matchesText } from './state-match';
import { parseStateQuery, type StateQuery, toParams } from './state-query';
import { sortStates } from './state-sort';

/** What a person hides stands with their drafts: on this device, for them alone. */
const COLUMNS = 'states.columns';

/**
 * The register on one day. All 197 rows are read once a day shown; filters and order are applied here, so that they
 * answer at once, and live in the address. Other names than the one shown are searched by the server.
 */
@Injectable()
export class StatesStore {
  private readonly router = inject(Router);
  private readonly asAt = inject(AsAtStore);
  private readonly drafts = inject(Drafts);
  private readonly address = toSignal(
    inject(ActivatedRoute).queryParamMap.pipe(
      map((params) => Object.fromEntries(params.keys.map((key) => [key, params.getAll(key)]))),
    ),
    { requireSync: true },
  );
  readonly query = computed(() => parseStateQuery(this.address()));

  private readonly listing = httpResource<StateList>(() => ({ url: '/api/states', params: this.asAt.linkParams() }));
  private readonly summing = httpResource<StatusSummary>(() => ({
    url: '/api/status-summary',
    params: this.asAt.linkParams(),
  }));
  private readonly finding = httpResource<StateList>(() => {
    const q = this.query().q;
    return q === '' ? undefined : { url: '/api/states', params: { ...this.asAt.linkParams(), q } };
  });
  private readonly list = lastGood(this.listing, this.asAt.param);
  readonly summary = lastGood(this.summing, this.asAt.param);

  readonly states = computed(() => this.list()?.items ?? []);
  readonly votes = computed(() => this.list()?.votes ?? []);
  readonly loading = computed(() => this.list() === undefined && !this.listing.error());
  readonly failed = computed(() => (this.list() ? undefined : this.listing.error()));
  readonly summaryFailed = computed(() => (this.summary() ? undefined : this.summing.error()));
  private readonly alsoFound = computed(
    () => new Set(this.finding.hasValue() ? this.finding.value().items.map((row) => row.iso3) : []),
  );
  /** Names are still being looked up: "nothing found" would be too early. */
  readonly searching = computed(() => this.finding.isLoading());

  /** What the address asks for, as a question to one State: the table and the map ask the same. */
  readonly matches = computed(() => {
    const query = this.query();
    const votes = this.votes();
    const found = this.alsoFound();
    return (row: StateRow): boolean => matchesFilters(row, query, votes) && matchesText(row, query.q, found);
  });
  readonly rows = computed(() => sortStates(this.states().filter(this.matches()), this.query().sort, this.votes()));

  private readonly hidden = signal(this.drafts.find(COLUMNS, isHiddenColumns) ?? defaultHidden());
  readonly available = computed(() => availableColumns(this.states()));
  readonly columns = computed(() => shownColumns(this.available(), this.hidden()));

  constructor() {
    reloadWhenBack(() => this.reload());
  }

  readonly reload = (): void => {
    this.listing.reload();
    this.summing.reload();
  };

  /** Changes what is given; the address follows, and with it everything shown. Typing leaves no trail to go back through. */
  change(part: Partial<StateQuery>): void {
    const query = { ...this.query(), ...part };
    void this.router.navigate([], {
      queryParams: toParams(query),
      queryParamsHandling: 'merge',
      replaceUrl: part.q !== undefined,
    });
  }

  toggleColumn(column: OptionalColumn): void {
    const hidden = this.hidden();
    this.hidden.set(hidden.includes(column) ? hidden.filter((entry) => entry !== column) : [...hidden, column]);
    this.drafts.keep(COLUMNS, this.hidden());
  }
}
