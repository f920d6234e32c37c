import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { Icon } from '../icon/icon';

/**
 * Label above, hint, error between label and field: `<app-field label="…" for="note" [error]="…"><textarea id="note" …>`.
 * The control names `note-hint note-error` in `aria-describedby`. Strings already translated.
 */
@Component({
  selector: 'app-field',
  imports: [Icon],
  template: `<label [attr.for]="for()" [class.sr]="quiet()">{{ label() }}</label>
    @if (hint(); as words) {
      <span class="hint" [id]="for() + '-hint'">{{ words }}</span>
    }
    @if (error(); as words) {
      <span class="error" [id]="for() + '-error'"><svg appIcon="circle-alert" class="icon--s"></svg>{{ words }}</span>
    }
    <ng-content />`,
  host: { class: 'field' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Field {
  readonly label = input.required<string>();
  readonly for = input.required<string>();
  readonly hint = input<string | null>();
  readonly error = input<string | null>();
  /** The label stands for screen readers only, where the field says by itself what it is. */
  readonly quiet = input(false);
}
