import { ChangeDetectionStrategy, Component, computed, DestroyRef, effect, inject, untracked } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { AsAtStore } from '../../../core/as-at-store';
import { Overlay } from '../../../core/overlay';
import { PageTitle } from '../../../core/page-title';
import { SessionStore } from '../../../core/session-store';

import { Empty } from '../../../ui/feedback/empty';
import { Failed } from '../../../ui/feedback/failed';
import { RecordBones } from '../../../ui/feedback/record-bones';
import { StateHeader } from './state-header';
import { StateStore } from './state-store';

/** Everything about one State. */
@Component({
  selector: 'app-state-page',
  imports: [RouterLink, RouterLinkActive, RouterOutlet, RecordBones, Empty, Failed, StateHeader, TranslocoPipe],
  template: `<div class="page">
    @if (store.profile(); as state) {
      <header app-state-header [profile]="state"></header>
      <nav class="tabs" [attr.aria-label]="'states.sections' | transloco">
        @for (tab of tabs(); track tab.key) {
          <a
            [routerLink]="['/states', state.iso3].concat(tab.path)"
            [queryParams]="asAt.linkParams()"
            routerLinkActive="here"
            ariaCurrentWhenActive="page"
            [routerLinkActiveOptions]="exact"
            (isActiveChange)="$event && reveal(link)"
            #link
            >{{ 'states.tab.' + tab.key | transloco }}
            @if (tab.count) {
              <span class="count">{{ tab.count }}</span>
            }
          </a>
        }
      </nav>
      <router-outlet />
    } @else if (store.notFound()) {
      <app-empty
        [heading]="'states.notFound.heading' | transloco: { code: store.iso3() }"
        [text]="'states.notFound.text' | transloco"
      >
        <a class="btn" routerLink="/states" [queryParams]="asAt.linkParams()">{{
          'states.notFound.all' | transloco
        }}</a>
      </app-empty>
    } @else if (store.failed(); as problem) {
      <div class="pad"><app-failed [problem]="problem" (retry)="store.reload()" /></div>
    } @else {
      <app-record-bones [tabs]="true" [label]="'states.loadingOne' | transloco" />
    }
  </div>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StatePage {
  protected readonly store = inject(StateStore);
  protected readonly asAt = inject(AsAtStore);
  private readonly session = inject(SessionStore);
  protected readonly exact = {
    paths: 'exact',
    queryParams: 'ignored',
    matrixParams: 'ignored',
    fragment: 'ignored',
  } as const;
  /** What works for this reader, nothing else. */
  protected readonly tabs = computed(() => {
    const state = this.store.profile();
    const tabs: { key: string; path: string[]; count?: number }[] = [{ key: 'overview', path: [] }];
    if (this.session.can('engagement.read')) {
      tabs.push({ key: 'engagements', path: ['engagements'], count: state?.counts.engagements });
    }
    if (this.session.can('letter.read')) tabs.push({ key: 'letters', path: ['letters'] });
    if (this.session.can('person.read')) tabs.push({ key: 'people', path: ['people'] });
    if (this.session.can('task.read')) tabs.push({ key: 'tasks', path: ['tasks'], count: state?.counts.openTasks });
    tabs.push({ key: 'votes', path: ['votes'] }, { key: 'facts', path: ['facts'], count: state?.facts.length });
    return tabs;
  });

  constructor() {
    const title = inject(PageTitle);
    const transloco = inject(TranslocoService);
    effect(() => {
      const name = this.store.profile()?.name ?? this.store.iso3();
      const parent = { title: transloco.translate<string>('states.title'), link: '/states' };
      title.set({ title: name, parent, ownHeading: true });
    });
    const overlay = inject(Overlay);
    effect(() => overlay.subject.set(this.store.profile() ? { states: [this.store.iso3()] } : {}));
    inject(DestroyRef).onDestroy(() => overlay.subject.set({}));
    const before = overlay.closings();
    effect(() => {
      if (overlay.closings() > before) untracked(() => this.store.changed());
    });
  }

  /** On a phone the last tabs lie beyond the edge. */
  protected reveal(tab: HTMLElement): void {
    const tabs = tab.parentElement;
    const middle = (element: Element) => element.getBoundingClientRect().left + element.clientWidth / 2;
    if (tabs) tabs.scrollBy({ left: middle(tab) - middle(tabs) });
  }
}
