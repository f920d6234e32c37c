import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { LetterDocument } from '@demarche/contracts/letters';
import { TranslocoPipe } from '@jsverse/transloco';
import { LetterRuns } from './letter-runs';

/** A letter as it will be read: in its language and direction, what was merged marked, gaps louder. */
@Component({
  selector: 'app-letter-paper',
  imports: [LetterRuns, TranslocoPipe],
  templateUrl: './letter-paper.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LetterPaper {
  readonly document = input.required<LetterDocument>();
  /** The field that is looked at beside. */
  readonly at = input<string | null>(null);
}
