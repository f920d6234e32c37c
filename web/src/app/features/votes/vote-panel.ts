import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { VoteView } from '@demarche/contracts/votes';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { AsAtStore } from '../../core/as-at-store';
import { DateText } from '../../ui/dates/date';
import { Icon } from '../../ui/icon/icon';
import { StateLink } from '../../ui/terms/state-link';
import { Vote } from '../../ui/terms/vote';
import { sayOr } from '../../ui/text/say';
import { tallyCheck, tallyOf } from './matrix-view';
import { VotesStore } from './votes-store';

const CHANGES_SHOWN = 6;

/** The chosen vote: its tally and how sure it is, who changed, who votes yes without being party. */
@Component({
  selector: 'aside[app-vote-panel]',
  imports: [RouterLink, DateText, Icon, StateLink, Vote, TranslocoPipe],
  templateUrl: './vote-panel.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class VotePanel {
  readonly vote = input.required<VoteView>();
  protected readonly store = inject(VotesStore);
  protected readonly asAt = inject(AsAtStore);
  private readonly transloco = inject(TranslocoService);
  protected readonly tally = computed(() => {
    const { yes, no, abstain, nonVoting } = tallyOf(this.vote());
    return [
      { choice: 'yes', count: yes },
      { choice: 'abstain', count: abstain },
      { choice: 'no', count: no },
      { choice: 'absent', count: nonVoting },
    ] as const;
  });
  protected readonly check = computed(() => tallyCheck(this.vote()));
  protected readonly verification = computed(() => {
    this.transloco.activeLang();
    const code = this.vote().verification;
    return sayOr(this.transloco, `votes.verification.${code}`, code.replace(/_/g, ' '));
  });
  protected readonly firstChanges = computed(() => this.store.changes().slice(0, CHANGES_SHOWN));
}
