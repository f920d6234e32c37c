import { ChangeDetectionStrategy, Component, input, output, viewChild } from '@angular/core';
import type { Label } from '@demarche/domain/labels';
import { TranslocoPipe } from '@jsverse/transloco';
import { Control, Field } from '../../ui/forms/field';
import { Sheet } from '../../ui/sheet/sheet';
import { PluralPipe } from '../../ui/text/plural';

/** Asks why tasks are opened to more readers, before it is done: the reason stands in their history. */
@Component({
  selector: 'app-lower-label-sheet',
  imports: [Control, Field, PluralPipe, Sheet, TranslocoPipe],
  template: `<app-sheet [heading]="'tasks.lower.heading' | transloco" (closed)="closed.emit()">
    <form (submit)="$event.preventDefault(); give(reason.value)">
      <div class="body">
        <p class="muted">{{ 'tasks.lower.text' | plural: count() }}</p>
        <app-field [label]="'ui.label.reason' | transloco" [hint]="'ui.label.reasonHint' | transloco">
          <input #reason appControl class="input" required data-autofocus />
        </app-field>
      </div>
      <footer>
        <button class="btn btn--primary ms-auto">
          {{ 'tasks.lower.do' | transloco: { label: ('terms.label.' + label() | transloco) } }}
        </button>
      </footer>
    </form>
  </app-sheet>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LowerLabelSheet {
  readonly count = input.required<number>();
  readonly label = input.required<Label>();
  readonly given = output<string>();
  readonly closed = output<void>();
  private readonly sheet = viewChild.required(Sheet);

  protected give(reason: string): void {
    if (!reason.trim()) return;
    this.given.emit(reason.trim());
    this.sheet().close();
  }
}
