import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Router } from '@angular/router';
import type { VoteView } from '@demarche/contracts/votes';
import { BALLOT_CHOICES, TREATY_STATUSES } from '@demarche/domain/treaty-terms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { AsAtStore } from '../../core/as-at-store';
import { Row, RowCursor } from '../../ui/keys/row-cursor';
import { StateLink } from '../../ui/terms/state-link';
import { matrixRow } from './matrix-cells';
import { tallyBars, tallyOf, tallyTotal } from './matrix-view';
import { VotesStore } from './votes-store';

/** How every State voted, year by year; a column is chosen by its head or by the arrows. */
@Component({
  selector: 'app-vote-matrix',
  imports: [Row, RowCursor, StateLink, TranslocoPipe],
  templateUrl: './vote-matrix.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class VoteMatrixTable {
  protected readonly store = inject(VotesStore);
  private readonly router = inject(Router);
  private readonly asAt = inject(AsAtStore);
  private readonly transloco = inject(TranslocoService);

  private readonly scale = computed(() =>
    Math.max(1, ...this.store.columns().map((column) => tallyTotal(tallyOf(column)))),
  );
  protected readonly heads = computed(() =>
    this.store.columns().map((vote) => {
      const tally = tallyOf(vote);
      return {
        vote,
        tally: {
          yes: tally.yes ?? '–',
          no: tally.no ?? '–',
          abstain: tally.abstain ?? '–',
          absent: tally.nonVoting ?? '–',
        },
        bars: tallyBars(tally, this.scale()),
        symbol: shortSymbol(vote),
      };
    }),
  );
  private readonly words = computed(() => {
    this.transloco.activeLang();
    const say = (key: string) => this.transloco.translate<string>(key);
    return {
      vote: Object.fromEntries(BALLOT_CHOICES.map((choice) => [choice, say(`terms.vote.${choice}`)])),
      status: Object.fromEntries(TREATY_STATUSES.map((status) => [status, say(`terms.status.${status}`)])),
      noBallot: say('votes.noBallot'),
      unverified: say('votes.unverified'),
    } as Parameters<typeof matrixRow>[4];
  });
  protected readonly groups = computed(() =>
    this.store.groups().map((group) => ({
      status: group.status,
      rows: group.rows.map((row) =>
        matrixRow(row, this.store.columns(), this.store.quarantined(), this.store.chosen(), this.words()),
      ),
    })),
  );

  protected open(iso3: string): void {
    void this.router.navigate(['/states', iso3], { queryParams: this.asAt.linkParams() });
  }
}

/** `A/RES/76/47` as it stands above its column: `76/47`. */
function shortSymbol(vote: Pick<VoteView, 'resolution' | 'paragraph'>): string {
  const symbol = vote.resolution.symbol.replace(/^A\/RES\//, '');
  return vote.paragraph ? `${symbol} § ${vote.paragraph}` : symbol;
}
