import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { StateContacts } from './state-contacts';
import { StateStore } from './state-store';

/** All our contacts of the State. */
@Component({
  selector: 'app-state-people',
  imports: [StateContacts],
  template: `<div class="record record--wide">
    <section app-state-contacts [iso3]="store.iso3()" [whole]="true"></section>
  </div>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StatePeople {
  protected readonly store = inject(StateStore);
}
