import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { LetterRun } from '@demarche/contracts/letters';
import { TranslocoService } from '@jsverse/transloco';
import { sayOr } from '../text/say';

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
      >{{ wordsOf(run) }}</span
    >
  }`,
  preserveWhitespaces: false,
  host: { class: 'letter-runs' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LetterRuns {
  readonly runs = input.required<readonly LetterRun[]>();
  readonly at = input<string | null>(null);
  private readonly transloco = inject(TranslocoService);

  /** What the register does not know is called by its name in words. */
  protected wordsOf({ text, gap, field }: LetterRun): string {
    return gap === 'missing' ? sayOr(this.transloco, `letters.fields.${field}`, text) : text;
  }
}
