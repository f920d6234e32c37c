import { ChangeDetectionStrategy, Component, computed, Directive, inject, input } from '@angular/core';
import { Icon } from '../icon/icon';

let made = 0;

/**
 * A field: label above, hint, error between label and control, in words that say what to enter. Already translated.
 *
 *     <app-field [label]="…" [hint]="…" [error]="titleError()"><input class="input" appControl … /></app-field>
 */
@Component({
  selector: 'app-field',
  imports: [Icon],
  template: `<label [for]="controlId()">{{ label() }}</label>
    @if (hint(); as text) {
      <span class="hint" [id]="controlId() + '-hint'">{{ text }}</span>
    }
    @if (error(); as text) {
      <span class="error" [id]="controlId() + '-error'"
        ><svg appIcon="circle-alert" class="icon--s"></svg>{{ text }}</span
      >
    }
    <ng-content />`,
  host: { class: 'field' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Field {
  readonly label = input.required<string>();
  readonly hint = input<string | null>();
  readonly error = input<string | null>();
  readonly controlId = input(`field-${(made += 1)}`);
  /** Ids of what explains the control. */
  readonly describedBy = computed(
    () =>
      [this.hint() ? `${this.controlId()}-hint` : '', this.error() ? `${this.controlId()}-error` : '']
        .filter(Boolean)
        .join(' ') || null,
  );
}

/** The control of a field: gets its id, its description and the mark of an error. */
@Directive({
  selector: '[appControl]',
  host: {
    '[id]': 'field.controlId()',
    '[attr.aria-describedby]': 'field.describedBy()',
    '[attr.aria-invalid]': 'field.error() ? true : null',
    '[class.input--error]': 'field.error()',
  },
})
export class Control {
  protected readonly field = inject(Field);
}
