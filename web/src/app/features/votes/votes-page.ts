import { ChangeDetectionStrategy, Component, computed, DestroyRef, effect, inject } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { PageTitle } from '../../core/page-title';
import { Bones } from '../../ui/feedback/bones';
import { Empty } from '../../ui/feedback/empty';
import { Failed } from '../../ui/feedback/failed';
import { Shortcuts } from '../../ui/keys/shortcuts';
import { VoteMatrixTable } from './vote-matrix';
import { VotePanel } from './vote-panel';
import { VotesFilters } from './votes-filters';
import { VotesStore } from './votes-store';

/** How did they vote, who changed. Read only: what is stored comes from the record of the vote. */
@Component({
  selector: 'app-votes-page',
  imports: [Bones, Empty, Failed, VoteMatrixTable, VotePanel, VotesFilters, TranslocoPipe],
  template: `@if (store.failed(); as problem) {
      <div class="page">
        <div class="pad"><app-failed [problem]="problem" (retry)="store.reload()" /></div>
      </div>
    } @else if (store.loading()) {
      <div class="page"><app-bones [rows]="24" [label]="'votes.loading' | transloco" /></div>
    } @else if (store.chosen(); as chosen) {
      <app-votes-filters />
      <div class="split">
        <div class="page">
          @if (store.shown() > 0) {
            <app-vote-matrix />
          } @else {
            <app-empty [heading]="'votes.none.heading' | transloco" [text]="'votes.none.text' | transloco" />
          }
        </div>
        <aside app-vote-panel [vote]="chosen"></aside>
      </div>
    } @else {
      <div class="page">
        <app-empty [heading]="'votes.noVotes.heading' | transloco" [text]="'votes.noVotes.text' | transloco" />
      </div>
    }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class VotesPage {
  protected readonly store = inject(VotesStore);
  private readonly count = computed(() =>
    this.store.loading() || this.store.failed() ? undefined : this.store.shown(),
  );

  constructor() {
    const keys = inject(Shortcuts);
    const until = inject(DestroyRef);
    keys.bind('arrowleft', () => this.store.step(-1), until);
    keys.bind('arrowright', () => this.store.step(1), until);
    const title = inject(PageTitle);
    const transloco = inject(TranslocoService);
    effect(() => {
      const count = this.count();
      title.set({ title: transloco.translate('votes.title'), ...(count === undefined ? {} : { count }) });
    });
  }
}
