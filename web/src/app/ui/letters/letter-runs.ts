import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { LetterRun } from '@demarche/contracts/letters';

/** The words of one paragraph, each in its style. */
@Component({
  selector: 'app-letter-runs',
  template: `@for (run of runs(); track $index) {
    <span
      [class.merge]="run.field"
      [class.merge--gap]="run.gap"
      [class.merge--at]="run.field && run.field === at()"
      [class.strong]="run.bold"
      [class.em]="run.italic"
      >{{ run.text }}</span
    >
  }`,
  preserveWhitespaces: false,
  host: { class: 'letter-runs' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LetterRuns {
  readonly runs = input.required<readonly LetterRun[]>();
  readonly at = input<string | null>(null);
}
