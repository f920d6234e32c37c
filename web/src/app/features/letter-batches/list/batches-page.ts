import { ChangeDetectionStrategy, Component, effect, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { LetterBatchView } from '@demarche/contracts/letter-batches';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { pages } from '../../../core/http/pages';
import { reloadWhenBack } from '../../../core/http/reload-when-back';
import { reloadWhenTold } from '../../../core/live/reload-when-told';
import { PageTitle } from '../../../core/page-title';
import { SessionStore } from '../../../core/session-store';
import { DateText } from '../../../ui/dates/date';
import { Bones } from '../../../ui/feedback/bones';
import { Empty } from '../../../ui/feedback/empty';
import { Failed } from '../../../ui/feedback/failed';
import { Icon } from '../../../ui/icon/icon';
import { Row, RowCursor } from '../../../ui/keys/row-cursor';
import { More } from '../../../ui/tables/more';
import { LabelBadge } from '../../../ui/terms/label';
import { LINK_PARAMS } from '../../../ui/tokens';
import { BatchCounts } from '../batch-counts';

/** Letters that were written to several at once, the latest first. */
@Component({
  selector: 'app-batches-page',
  imports: [
    BatchCounts,
    Bones,
    DateText,
    Empty,
    Failed,
    Icon,
    LabelBadge,
    More,
    Row,
    RouterLink,
    RowCursor,
    TranslocoPipe,
  ],
  template: `@if (session.can('letter.write')) {
      <div class="filters">
        <span class="filters-acts">
          <a class="btn btn--primary" routerLink="/letter-batches/new">
            <svg appIcon="plus" class="icon--s"></svg>{{ 'batches.new' | transloco }}
          </a>
        </span>
      </div>
    }
    <div class="page">
      @if (list.failed(); as problem) {
        <div class="pad"><app-failed [problem]="problem" (retry)="list.reload()" /></div>
      } @else if (list.loading()) {
        <app-bones class="table-bones" [rows]="8" [label]="'batches.loading' | transloco" />
      } @else if (list.items().length === 0) {
        <app-empty [heading]="'batches.empty.heading' | transloco" [text]="'batches.empty.text' | transloco">
          @if (session.can('letter.write')) {
            <a class="btn btn--primary" routerLink="/letter-batches/new">{{ 'batches.new' | transloco }}</a>
          }
        </app-empty>
      } @else {
        <table class="table table--fixed rows rows--batches" appRowCursor [(current)]="current" (opened)="open($event)">
          <thead>
            <tr>
              <th scope="col">{{ 'batches.column.name' | transloco }}</th>
              <th scope="col" class="w-form">{{ 'terms.letter.form' | transloco }}</th>
              <th scope="col" class="w-counts">{{ 'batches.column.stands' | transloco }}</th>
              <th scope="col" class="w-by">{{ 'batches.column.by' | transloco }}</th>
              <th scope="col" class="w-day end">{{ 'batches.column.begun' | transloco }}</th>
            </tr>
          </thead>
          <tbody>
            @for (batch of list.items(); track batch.id) {
              <tr [appRow]="batch.id">
                <td class="medium t-name">
                  <a [routerLink]="['/letter-batches', batch.id]" [queryParams]="params()" dir="auto">{{
                    batch.name
                  }}</a>
                  @if (batch.effectiveLabel !== 'internal') {
                    <app-label [label]="batch.effectiveLabel" />
                  }
                </td>
                <td class="t-form">{{ 'terms.letterForm.' + batch.form | transloco }}</td>
                <td class="muted t-counts"><app-batch-counts [batch]="batch" /></td>
                <td class="muted t-by">{{ batch.office?.shortName }}</td>
                <td class="num muted end t-day">
                  <app-date [day]="batch.createdAt.slice(0, 10)" [relative]="false" />
                </td>
              </tr>
            }
          </tbody>
        </table>
        @if (list.failedMore(); as problem) {
          <div class="pad"><app-failed [problem]="problem" (retry)="list.loadMore()" /></div>
        } @else {
          <app-more [next]="list.next()" [busy]="list.loadingMore()" (more)="list.loadMore()" />
        }
      }
    </div>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BatchesPage {
  protected readonly session = inject(SessionStore);
  protected readonly params = inject(LINK_PARAMS);
  protected readonly current = signal<string | null>(null);
  protected readonly list = pages<LetterBatchView>(() => ({ url: '/api/letter-batches', params: { limit: '50' } }));
  private readonly router = inject(Router);

  constructor() {
    const [title, transloco] = [inject(PageTitle), inject(TranslocoService)];
    effect(() => {
      const parent = { title: transloco.translate<string>('batches.letters'), link: '/letters' };
      title.set({ title: transloco.translate('batches.title'), parent });
    });
    reloadWhenTold(['letter_batch'], () => this.list.reload());
    reloadWhenBack(() => this.list.reload());
  }

  protected open(id: string): void {
    void this.router.navigate(['/letter-batches', id], { queryParams: this.params() });
  }
}
