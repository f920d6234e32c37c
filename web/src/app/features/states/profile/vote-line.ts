import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { StateVote } from '@demarche/contracts/states';
import { VoteCell } from '../../../ui/terms/vote';

/** The recorded votes on the whole text in the plenary, oldest first. */
@Component({
  selector: 'app-vote-line',
  imports: [VoteCell],
  template: `<ol class="voteline">
    @for (vote of shown(); track vote.symbol) {
      <li [title]="vote.symbol">
        <app-vote-cell [choice]="vote.choice" /><span>{{ vote.year }}</span>
      </li>
    }
  </ol>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class VoteLine {
  readonly votes = input.required<readonly StateVote[]>();
  protected readonly shown = computed(() =>
    this.votes()
      .filter((vote) => vote.body === 'plenary' && vote.part === 'whole')
      .sort((a, b) => a.votedOn.localeCompare(b.votedOn)),
  );
}
