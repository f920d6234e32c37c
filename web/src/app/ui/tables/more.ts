import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

/** The end of a keyset list: loads the next page while there is one. `<app-more [next]="page.next" [busy]="…" (more)="…" />` */
@Component({
  selector: 'app-more',
  imports: [TranslocoPipe],
  template: `@if (next()) {
    <div class="more">
      <button type="button" class="btn btn--quiet" [attr.aria-busy]="busy()" (click)="busy() || more.emit()">
        {{ (busy() ? 'ui.more.busy' : 'ui.more.load') | transloco }}
      </button>
    </div>
  }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class More {
  readonly next = input.required<string | null>();
  readonly busy = input(false);
  readonly more = output<void>();
}
