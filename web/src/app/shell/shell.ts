import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  type ElementRef,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterOutlet } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { filter } from 'rxjs';
import { Overlay } from '../core/overlay';
import { PageTitle } from '../core/page-title';
import { Toasts } from '../core/toasts';
import { keepFocus } from '../ui/keys/keep-focus';
import { Shortcuts } from '../ui/keys/shortcuts';
import { ToastOutlet } from '../ui/feedback/toast-outlet';
import './first-script';
import { announceNews } from './announce-news';
import { WholeName } from '../ui/whole-name/whole-name';
import { Navigation } from './navigation';
import { OfflineNote } from './offline-note';
import { PaletteOpener } from './palette-opener';
import { Rail } from './rail';
import { TabBar } from './tab-bar';
import { TopBar } from './top-bar';

/** What stands around every page of who is signed in, and the keys that work on all of them. */
@Component({
  selector: 'app-shell',
  imports: [RouterOutlet, Rail, TopBar, TabBar, OfflineNote, ToastOutlet, TranslocoPipe, WholeName],
  template: `<div class="app">
    <a class="skip" href="#page" (click)="skip($event)">{{ 'shell.skip' | transloco }}</a>
    <nav app-rail class="rail" [attr.aria-label]="'shell.nav.label' | transloco"></nav>
    <main class="main" id="page" tabindex="-1" #page>
      <header app-top-bar class="bar"></header>
      <app-offline-note />
      <router-outlet />
    </main>
    <nav app-tab-bar class="tabbar" [attr.aria-label]="'shell.nav.label' | transloco"></nav>
    <p class="sr" role="status">{{ head().title }}</p>
    <app-toast-outlet
      [toast]="toasts.current()"
      (undo)="toasts.undo()"
      (held)="toasts.pause()"
      (released)="toasts.resume()"
    />
    @defer (when met()) {
      <app-whole-name />
    }
  </div>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Shell {
  protected readonly toasts = inject(Toasts);
  /** Read out when it changes: who does not see the page hears where they are. */
  protected readonly head = inject(PageTitle).head;
  /** Somebody points at something, or moves the focus: only now can a cut name be asked for. */
  protected readonly met = signal(false);
  private readonly page = viewChild.required<ElementRef<HTMLElement>>('page');

  constructor() {
    const keys = inject(Shortcuts);
    const until = inject(DestroyRef);
    const overlay = inject(Overlay);
    const palette = inject(PaletteOpener);
    keys.bind('mod+k', () => void palette.open(), until);
    const navigation = inject(Navigation);
    keys.bind('c', () => navigation.mayLog() && void overlay.open('quick-log', overlay.subject()), until);
    keys.bind('z', () => this.toasts.undo(), until);
    for (const sign of ['pointerover', 'focusin'])
      document.addEventListener(sign, () => this.met.set(true), { once: true });
    announceNews();
    this.followPages();
    afterNextRender(() => keepFocus(this.page().nativeElement, until));
  }

  /**
   * Another page takes the focus, so that the next Tab is in it; filters and tabs of a page do not. The address the
   * window was opened with leaves it at the very top.
   */
  private followPages(): void {
    const router = inject(Router);
    let path = '';
    router.events
      .pipe(
        filter((event) => event instanceof NavigationEnd),
        takeUntilDestroyed(),
      )
      .subscribe((event) => {
        const before = path;
        path = event.urlAfterRedirects.split(/[?#]/)[0] ?? '';
        if (event.id > 1 && before !== path && !this.keepsFocus()) this.focusPage();
      });
  }

  /** What was pressed is a part of the page and still there: a tab of a record, say. */
  private keepsFocus(): boolean {
    const focused = document.activeElement;
    return this.page().nativeElement.contains(focused) && !focused?.closest('.bar');
  }

  private focusPage(): void {
    this.page().nativeElement.focus({ preventScroll: true });
  }

  protected skip(event: Event): void {
    event.preventDefault();
    this.focusPage();
  }
}
