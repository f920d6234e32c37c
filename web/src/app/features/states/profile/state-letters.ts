import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { LetterView } from '@demarche/contracts/letters';
import { TranslocoPipe } from '@jsverse/transloco';
import { AsAtStore } from '../../../core/as-at-store';
import { pages } from '../../../core/http/pages';
import { SessionStore } from '../../../core/session-store';
import { Bones } from '../../../ui/feedback/bones';
import { Empty } from '../../../ui/feedback/empty';
import { Failed } from '../../../ui/feedback/failed';
import { LetterTable } from '../../../ui/letters/letter-table';
import { More } from '../../../ui/tables/more';
import { StateStore } from './state-store';

/** What was written to the State and what came from it, the latest first; and the way to write the next. */
@Component({
  selector: 'app-state-letters',
  imports: [Bones, Empty, Failed, LetterTable, More, RouterLink, TranslocoPipe],
  template: `<div class="record record--wide">
    @if (list.failed(); as problem) {
      <app-failed [problem]="problem" (retry)="list.reload()" />
    } @else if (list.loading()) {
      <app-bones [rows]="6" [label]="'states.loadingLetters' | transloco" />
    } @else {
      @if (mayWrite) {
        <p class="row wrap no-print">
          <a class="btn" routerLink="/letters/new" [queryParams]="from()">{{ 'states.registerLetter' | transloco }}</a>
        </p>
      }
      @if (list.items().length > 0) {
        <app-letter-table [letters]="list.items()" [ofState]="true" (opened)="open($event)" />
      } @else {
        <app-empty
          [heading]="'states.noLetters.heading' | transloco: { name: store.profile()?.name }"
          [text]="'states.noLetters.text' | transloco"
        />
      }
      @if (list.failedMore(); as problem) {
        <app-failed [problem]="problem" (retry)="list.loadMore()" />
      } @else {
        <app-more [next]="list.next()" [busy]="list.loadingMore()" (more)="list.loadMore()" />
      }
    }
  </div>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StateLetters {
  protected readonly store = inject(StateStore);
  protected readonly mayWrite = inject(SessionStore).can('letter.write');
  private readonly asAt = inject(AsAtStore);
  private readonly router = inject(Router);
  protected readonly from = computed(() => ({ ...this.asAt.linkParams(), to: this.store.iso3(), kind: 'received' }));
  protected readonly list = pages<LetterView>(() => {
    const state = this.store.iso3();
    return state ? { url: '/api/letters', params: { state, limit: '50' } } : undefined;
  });

  protected open(id: string): void {
    void this.router.navigate(['/letters', id], { queryParams: this.asAt.linkParams() });
  }
}
