import { httpResource } from '@angular/common/http';
import { computed, inject, Injectable } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import type { VoteMatrix, VoteView } from '@demarche/contracts/votes';
import { VOTE_BODIES } from '@demarche/domain/treaty-terms';
import { map } from 'rxjs';
import { AsAtStore } from '../../core/as-at-store';
import { lastGood } from '../../core/http/last-good';
import { reloadWhenBack } from '../../core/http/reload-when-back';
import { type MatrixQuery, parseMatrixQuery, toParams } from './matrix-query';
import { groupedRows } from './matrix-rows';
import { changesBetween, chosenOf, columnsOf, notPartyYes, previousOf } from './matrix-view';

/** The stored roll calls up to one day, read once; what is chosen and filtered lives in the address. */
@Injectable()
export class VotesStore {
  private readonly router = inject(Router);
  private readonly asAt = inject(AsAtStore);
  private readonly address = toSignal(
    inject(ActivatedRoute).queryParamMap.pipe(
      map((params) => Object.fromEntries(params.keys.map((key) => [key, params.getAll(key)]))),
    ),
    { requireSync: true },
  );
  readonly query = computed(() => parseMatrixQuery(this.address()));

  private readonly reading = httpResource<VoteMatrix>(() => ({ url: '/api/votes', params: this.asAt.linkParams() }));
  readonly matrix = lastGood(this.reading, this.asAt.param);
  readonly loading = computed(() => this.matrix() === undefined && !this.reading.error());
  readonly failed = computed(() => (this.matrix() ? undefined : this.reading.error()));

  /** Bodies whose roll calls are stored: with one there is nothing to choose. */
  readonly bodies = computed(() => {
    const matrix = this.matrix();
    return VOTE_BODIES.filter((body) => matrix && columnsOf(matrix, body).length > 0);
  });
  readonly columns = computed(() => {
    const matrix = this.matrix();
    return matrix ? columnsOf(matrix, this.query().body) : [];
  });
  /** Not verified, in no count; given to internal readers alone, and only beside the plenary they claim to be of. */
  readonly quarantined = computed(() => (this.query().body === 'plenary' ? (this.matrix()?.quarantined ?? []) : []));
  readonly chosen = computed(() => chosenOf(this.columns(), this.query().vote));
  readonly before = computed(() => {
    const chosen = this.chosen();
    return chosen ? previousOf(this.columns(), chosen) : null;
  });
  private readonly rows = computed(() => this.matrix()?.rows ?? []);
  readonly groups = computed(() => groupedRows(this.rows(), this.query(), this.chosen(), this.before()));
  readonly shown = computed(() => this.groups().reduce((sum, group) => sum + group.rows.length, 0));
  readonly changes = computed(() => {
    const chosen = this.chosen();
    return chosen ? changesBetween(this.rows(), this.before(), chosen) : [];
  });
  readonly notPartyYes = computed(() => {
    const chosen = this.chosen();
    return chosen ? notPartyYes(this.rows(), chosen) : [];
  });

  constructor() {
    reloadWhenBack(() => this.reload());
  }

  readonly reload = (): void => {
    this.reading.reload();
  };

  /** Changes what is given; the address follows. Typing and walking through the votes leave no trail to go back through. */
  change(part: Partial<MatrixQuery>): void {
    void this.router.navigate([], {
      queryParams: toParams({ ...this.query(), ...part }),
      queryParamsHandling: 'merge',
      replaceUrl: part.q !== undefined || part.vote !== undefined,
    });
  }

  /** Named by its symbol where that names one column alone. */
  choose(vote: VoteView): void {
    const { symbol } = vote.resolution;
    const alone = this.columns().filter((column) => column.resolution.symbol === symbol).length === 1;
    this.change({ vote: alone ? symbol : vote.id });
  }

  /** The vote before or after the chosen one. */
  step(by: 1 | -1): void {
    const columns = this.columns();
    const chosen = this.chosen();
    const next = chosen && columns[columns.indexOf(chosen) + by];
    if (next) this.choose(next);
  }
}
