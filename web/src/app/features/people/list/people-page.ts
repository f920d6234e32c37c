import { ChangeDetectionStrategy, Component, computed, DestroyRef, effect, inject, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { SessionStore } from '../../../core/session-store';
import { StateIndex } from '../../../core/state-index';
import { Bones } from '../../../ui/feedback/bones';
import { Empty } from '../../../ui/feedback/empty';
import { Failed } from '../../../ui/feedback/failed';
import { Shortcuts } from '../../../ui/keys/shortcuts';
import { More } from '../../../ui/tables/more';
import { LINK_PARAMS } from '../../../ui/tokens';
import { PeopleFilterBar } from './people-filter-bar';
import { EVERYBODY, isNarrowed, type PeopleFilters, readFilters, toQuery } from './people-filters';
import { PeopleStore } from './people-store';
import { PeopleTable } from './people-table';

/** Whom we know on the other side. Filters in the address. */
@Component({
  selector: 'app-people-page',
  imports: [Bones, Empty, Failed, More, PeopleFilterBar, PeopleTable, RouterLink, TranslocoPipe],
  template: `<app-people-filter-bar [filters]="asked()" [mayWrite]="mayWrite()" (changed)="filter($event)" />
    <div class="page">
      @if (store.list.failed(); as problem) {
        <div class="pad"><app-failed [problem]="problem" (retry)="store.list.reload()" /></div>
      } @else if (store.list.loading()) {
        <app-bones class="table-bones" [rows]="12" [label]="'people.loading' | transloco" />
      } @else if (store.list.items().length > 0) {
        <app-people-table [people]="store.list.items()" [(current)]="current" (opened)="open($event)" />
        @if (store.list.failedMore(); as problem) {
          <div class="pad"><app-failed [problem]="problem" (retry)="store.list.loadMore()" /></div>
        } @else {
          <app-more [next]="store.list.next()" [busy]="store.list.loadingMore()" (more)="store.list.loadMore()" />
        }
      } @else if (narrowed()) {
        <app-empty [heading]="'people.none.heading' | transloco" [text]="'people.none.text' | transloco">
          <button type="button" class="btn" (click)="filter(all)">{{ 'people.none.clear' | transloco }}</button>
        </app-empty>
      } @else {
        <app-empty [heading]="'people.empty.heading' | transloco" [text]="'people.empty.text' | transloco">
          @if (mayWrite()) {
            <a class="btn btn--primary" routerLink="/people/new">{{ 'people.new' | transloco }}</a>
          }
        </app-empty>
      }
    </div>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PeoplePage {
  protected readonly store = inject(PeopleStore);
  protected readonly current = signal<string | null>(null);
  protected readonly all = EVERYBODY;
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  private readonly params = inject(LINK_PARAMS);
  private readonly query = toSignal(inject(ActivatedRoute).queryParams, { requireSync: true });
  protected readonly asked = computed(() => readFilters(this.query()), {
    equal: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  });
  protected readonly narrowed = computed(() => isNarrowed(this.asked()));
  protected readonly mayWrite = computed(() => this.session.can('person.write'));

  constructor() {
    inject(StateIndex).want();
    const write = () => this.mayWrite() && void this.router.navigate(['/people/new']);
    inject(Shortcuts).bind('n', write, inject(DestroyRef));
    effect(() => this.store.filters.set(this.asked()));
  }

  protected filter(change: Partial<PeopleFilters>): void {
    const queryParams = toQuery({ ...this.asked(), ...change });
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }
  protected open(id: string): void {
    void this.router.navigate(['/people', id], { queryParams: this.params() });
  }
}
