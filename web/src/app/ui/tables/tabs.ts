import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';

export interface TabItem {
  /** Value of `?tab=`; null for the first, which needs none. */
  readonly key: string | null;
  /** Already translated. */
  readonly label: string;
  readonly count?: number;
}

/** Parts of a record, chosen in the address (`?tab=votes`), so that a link shows the same part. */
@Component({
  selector: 'app-tabs',
  imports: [RouterLink],
  template: `<nav class="tabs" [attr.aria-label]="label()">
    @for (tab of tabs(); track tab.key) {
      <a
        [routerLink]="[]"
        [queryParams]="{ tab: tab.key }"
        queryParamsHandling="merge"
        [replaceUrl]="true"
        [attr.aria-current]="tab.key === (current() ?? null) ? 'page' : null"
        >{{ tab.label }}
        @if (tab.count) {
          <span class="count">{{ tab.count }}</span>
        }
      </a>
    }
  </nav>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Tabs {
  readonly label = input.required<string>();
  readonly tabs = input.required<readonly TabItem[]>();
  readonly current = input<string | null>();
}
