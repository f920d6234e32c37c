import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { AsAtStore } from '../core/as-at-store';
import { Overlay } from '../core/overlay';
import { Icon } from '../ui/icon/icon';
import { PluralPipe } from '../ui/text/plural';
import { Navigation } from './navigation';

/** What is wanted between two meetings; the rest is found by the search. */
const THUMB: ReadonlySet<string> = new Set(['today', 'states', 'tasks', 'inbox']);

/** On a phone: Today, States, log a contact, Tasks, Inbox. */
@Component({
  selector: 'nav[app-tab-bar]',
  imports: [RouterLink, RouterLinkActive, Icon, PluralPipe, TranslocoPipe],
  template: `@for (item of items(); track item.key; let index = $index) {
    @if (index === 2 && navigation.mayLog()) {
      <button type="button" class="plus" [attr.aria-label]="'shell.logContact' | transloco" (click)="log()">
        <svg appIcon="plus"></svg>
      </button>
    }
    <a [routerLink]="['/' + item.key]" [queryParams]="params()" routerLinkActive ariaCurrentWhenActive="page"
      ><svg [appIcon]="item.icon"></svg>{{ 'shell.nav.' + item.key | transloco }}
      @if (item.key === 'inbox' && item.count) {
        <span class="count" aria-hidden="true">{{ item.count }}</span><span class="sr"
          >, {{ item.countKey | plural: item.count }}</span
        >
      }
    </a>
  }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TabBar {
  protected readonly navigation = inject(Navigation);
  protected readonly params = inject(AsAtStore).linkParams;
  protected readonly items = computed(() => this.navigation.items().filter(({ key }) => THUMB.has(key)));
  private readonly overlay = inject(Overlay);

  protected log(): void {
    void this.overlay.open('quick-log', this.overlay.subject());
  }
}
