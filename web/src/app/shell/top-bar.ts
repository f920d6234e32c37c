import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { AsAtStore } from '../core/as-at-store';
import { NotificationsStore } from '../core/notifications-store';
import { Overlay } from '../core/overlay';
import { PageTitle } from '../core/page-title';
import { Icon } from '../ui/icon/icon';
import { plural } from '../ui/text/plural';
import { AsAtControl } from './as-at-control';
import { MeMenu } from './me-menu';
import { Navigation } from './navigation';
import { PaletteOpener } from './palette-opener';

/** Where am I, search, the as-at date, the bell, log a contact. */
@Component({
  selector: 'header[app-top-bar]',
  imports: [RouterLink, Icon, AsAtControl, MeMenu, TranslocoPipe],
  template: `<div class="crumbs">
      @if (head().parent; as parent) {
        <a [routerLink]="parent.link" [queryParams]="params()">{{ parent.title }}</a><span aria-hidden="true">/</span>
      }
      @if (head().ownHeading) {
        <b class="clip">{{ head().title }}</b>
      } @else {
        <h1 class="clip">{{ head().title }}</h1>
      }
      @if (head().count !== undefined) {
        <span class="count">{{ head().count }}</span>
      }
    </div>
    <button type="button" class="find only-wide" (click)="search()">
      <svg appIcon="search" class="icon--s"></svg>{{ 'shell.search' | transloco
      }}<kbd>{{ (mac ? 'shell.keys.cmd' : 'shell.keys.ctrl') | transloco }}</kbd>
    </button>
    <button
      type="button"
      class="btn btn--icon btn--quiet only-phone ms-auto"
      [attr.aria-label]="'shell.search' | transloco"
      (click)="search()"
    >
      <svg appIcon="search"></svg>
    </button>
    <app-as-at-control />
    <a class="btn btn--icon btn--quiet" routerLink="/inbox" [queryParams]="params()" [attr.aria-label]="bell()"
      ><svg appIcon="bell"></svg>
      @if (notifications.unread()) {
        <span class="badge"></span>
      }
    </a>
    <app-me-menu class="only-phone" [compact]="true" />
    @if (navigation.mayLog()) {
      <button type="button" class="btn btn--primary only-wide" (click)="log()">
        <svg appIcon="plus" class="icon--s"></svg>{{ 'shell.logContact' | transloco }}<kbd>C</kbd>
      </button>
    }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TopBar {
  protected readonly navigation = inject(Navigation);
  protected readonly notifications = inject(NotificationsStore);
  protected readonly head = inject(PageTitle).head;
  protected readonly params = inject(AsAtStore).linkParams;
  protected readonly mac = /Mac|iPhone|iPad/.test(navigator.userAgent);
  private readonly transloco = inject(TranslocoService);
  private readonly overlay = inject(Overlay);
  private readonly palette = inject(PaletteOpener);
  protected readonly bell = computed(() => {
    const unread = this.notifications.unread();
    if (unread === 0) return this.transloco.translate<string>('shell.bell.none');
    return plural(this.transloco, 'shell.bell', unread);
  });

  protected search(): void {
    void this.palette.open();
  }

  protected log(): void {
    void this.overlay.open('quick-log', this.overlay.subject());
  }
}
