import { ChangeDetectionStrategy, Component, input, model } from '@angular/core';

/** A box to tick. `round` for "done" in Today; the name is what it does to what: "Done: Call back". Already translated. */
@Component({
  selector: 'button[app-tick]',
  template: '',
  host: {
    type: 'button',
    role: 'checkbox',
    class: 'tick',
    '[class.tick--round]': 'round()',
    '[attr.aria-checked]': 'checked()',
    '[attr.aria-label]': 'name()',
    '(click)': 'checked.set(!checked())',
  },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Tick {
  readonly name = input.required<string>();
  readonly round = input(false);
  readonly checked = model(false);
}
