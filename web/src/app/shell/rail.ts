import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { AsAtStore } from '../core/as-at-store';
import { OverviewStore } from '../core/overview-store';
import { SessionStore } from '../core/session-store';
import { Icon } from '../ui/icon/icon';
import { Status } from '../ui/terms/status';
import { PluralPipe } from '../ui/text/plural';
import { Brand } from '../ui/brand';
import { MeMenu } from './me-menu';
import { Navigation } from './navigation';
import { Pulse } from './pulse';

/** The left rail: pages, the States looked after, when reminders last ran, who I am. */
@Component({
  selector: 'nav[app-rail]',
  imports: [RouterLink, RouterLinkActive, Icon, Status, Brand, MeMenu, Pulse, PluralPipe, TranslocoPipe],
  template: `<a class="brand" routerLink="/today" [queryParams]="params()"
      ><svg app-brand></svg>{{ 'shell.product' | transloco }}<small>{{ session.treaty()?.shortName }}</small></a
    >
    <div class="nav">
      @for (item of navigation.items(); track item.key) {
        <a
          [routerLink]="['/' + item.key]"
          [queryParams]="params()"
          routerLinkActive
          ariaCurrentWhenActive="page"
          [title]="'shell.nav.' + item.key | transloco"
          ><svg [appIcon]="item.icon"></svg>{{ 'shell.nav.' + item.key | transloco }}
          @if (item.count) {
            <span class="count" aria-hidden="true">{{ item.count }}</span><span class="sr"
              >, {{ item.countKey | plural: item.count }}</span
            >
          }
        </a>
      }
    </div>
    @if (overview.lookedAfter().length) {
      <div class="looked-after">
        <h2>{{ 'shell.nav.lookedAfter' | transloco }}</h2>
        <div class="nav">
          @for (state of overview.lookedAfter(); track state.iso3) {
            <a
              [routerLink]="['/states', state.iso3]"
              [queryParams]="params()"
              routerLinkActive
              ariaCurrentWhenActive="page"
              [title]="state.name"
              ><app-status [status]="state.status" kind="glyph" /><span class="clip">{{ state.name }}</span></a
            >
          }
        </div>
      </div>
    }
    <div class="foot"><app-pulse /><app-me-menu /></div>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Rail {
  protected readonly navigation = inject(Navigation);
  protected readonly overview = inject(OverviewStore);
  protected readonly session = inject(SessionStore);
  protected readonly params = inject(AsAtStore).linkParams;
}
