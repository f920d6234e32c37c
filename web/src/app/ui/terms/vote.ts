import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { BallotChoice } from '@demarche/domain/treaty-terms';
import { TranslocoPipe } from '@jsverse/transloco';

/** How a State voted: glyph and word. Inside `.spark` or `.cell` the word is kept for screen readers. */
@Component({
  selector: 'app-vote',
  imports: [TranslocoPipe],
  template: `{{ 'terms.vote.' + choice() | transloco }}`,
  host: { '[class]': 'classes()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Vote {
  readonly choice = input.required<BallotChoice>();
  protected readonly classes = computed(() => `vote vote--${this.choice().replace('_', '-')}`);
}

/** A vote in a matrix or a line. A yes is the quiet cell, the rest stands out. */
@Component({
  selector: 'app-vote-cell',
  imports: [Vote],
  template: `<app-vote [choice]="choice()" />`,
  host: { '[class]': 'classes()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class VoteCell {
  readonly choice = input.required<BallotChoice>();
  protected readonly classes = computed(() => `cell cell--${this.choice().replace('_', '-')}`);
}
