import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** A place where nothing stands yet: what would stand here, and (projected) its first step. Strings already translated. */
@Component({
  selector: 'app-empty',
  template: `<h2>{{ heading() }}</h2>
    <p>{{ text() }}</p>
    <div class="row"><ng-content /></div>`,
  host: { class: 'empty' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Empty {
  readonly heading = input.required<string>();
  readonly text = input.required<string>();
}
