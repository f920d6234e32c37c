import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from '../icon/icon';
import { PluralPipe } from '../text/plural';

/** The dark bar over a selection, with at most four acts (projected buttons with their keys). Escape clears. */
@Component({
  selector: 'app-selection-bar',
  imports: [Icon, PluralPipe, TranslocoPipe],
  template: `@if (count()) {
    <div class="actions" role="toolbar" [attr.aria-label]="'ui.selection.label' | transloco">
      <b class="row">&nbsp;{{ 'ui.selection.count' | plural: count() }}</b
      ><span class="sep"></span><ng-content /><span class="sep"></span>
      <button
        type="button"
        class="btn btn--icon"
        [attr.aria-label]="'ui.selection.clear' | transloco"
        (click)="cleared.emit()"
      >
        <svg appIcon="x"></svg>
      </button>
    </div>
  }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SelectionBar {
  readonly count = input.required<number>();
  readonly cleared = output<void>();
}
