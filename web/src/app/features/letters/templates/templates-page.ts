import { ChangeDetectionStrategy, Component, computed, effect, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { LetterTemplateView } from '@demarche/contracts/letters';
import { LETTER_LANGUAGES, type LetterLanguage } from '@demarche/domain/letter-document';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { pages } from '../../../core/http/pages';
import { PageTitle } from '../../../core/page-title';
import { SessionStore } from '../../../core/session-store';
import { Bones } from '../../../ui/feedback/bones';
import { Empty } from '../../../ui/feedback/empty';
import { Failed } from '../../../ui/feedback/failed';
import { Segments, type SegmentOption } from '../../../ui/forms/segments';
import { Icon } from '../../../ui/icon/icon';
import { Row, RowCursor } from '../../../ui/keys/row-cursor';
import { More } from '../../../ui/tables/more';

/** What letters begin from: the pack's own texts and ours, in six languages. */
@Component({
  selector: 'app-templates-page',
  imports: [Bones, Empty, Failed, Icon, More, Row, RouterLink, RowCursor, Segments, TranslocoPipe],
  template: `<div class="filters">
      <app-segments [label]="'letters.write.language' | transloco" [options]="languages()" [(value)]="language" />
      @if (session.can('letter.write')) {
        <span class="filters-acts">
          <a class="btn btn--primary" routerLink="/letters/templates/new">
            <svg appIcon="plus" class="icon--s"></svg>{{ 'letters.templates.new' | transloco }}
          </a>
        </span>
      }
    </div>
    <div class="page">
      @if (list.failed(); as problem) {
        <div class="pad"><app-failed [problem]="problem" (retry)="list.reload()" /></div>
      } @else if (list.loading()) {
        <app-bones class="table-bones" [rows]="10" [label]="'letters.templates.loading' | transloco" />
      } @else if (list.items().length === 0) {
        <app-empty
          [heading]="'letters.templates.none.heading' | transloco"
          [text]="'letters.templates.none.text' | transloco"
        />
      } @else {
        <table
          class="table table--fixed rows rows--templates"
          appRowCursor
          [(current)]="current"
          (opened)="open($event)"
        >
          <thead>
            <tr>
              <th scope="col">{{ 'letters.templates.name' | transloco }}</th>
              <th scope="col" class="w-form">{{ 'terms.letter.form' | transloco }}</th>
              <th scope="col" class="w-form">{{ 'letters.write.language' | transloco }}</th>
              <th scope="col" class="w-form">{{ 'letters.templates.whose' | transloco }}</th>
            </tr>
          </thead>
          <tbody>
            @for (template of list.items(); track template.id) {
              <tr [appRow]="template.id">
                <td class="medium">
                  <a [routerLink]="['/letters/templates', template.id]" [lang]="template.language" dir="auto">{{
                    template.name
                  }}</a>
                </td>
                <td>{{ 'terms.letterForm.' + template.form | transloco }}</td>
                <td>{{ 'terms.letterLanguage.' + template.language | transloco }}</td>
                <td class="quiet">
                  {{ (template.ofPack ? 'letters.templates.ofPack' : 'letters.templates.own') | transloco }}
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
export class TemplatesPage {
  protected readonly session = inject(SessionStore);
  protected readonly language = signal<LetterLanguage | 'all'>('all');
  protected readonly current = signal<string | null>(null);
  private readonly router = inject(Router);
  private readonly transloco = inject(TranslocoService);
  protected readonly list = pages<LetterTemplateView>(() => {
    const language = this.language();
    return { url: '/api/letter-templates', params: { limit: '100', ...(language !== 'all' && { language }) } };
  });
  protected readonly languages = computed<SegmentOption<LetterLanguage | 'all'>[]>(() =>
    (['all', ...LETTER_LANGUAGES] as const).map((value) => ({
      value,
      label: this.transloco.translate<string>(value === 'all' ? 'letters.filter.all' : `terms.letterLanguage.${value}`),
    })),
  );

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      const parent = { title: this.transloco.translate<string>('letters.title'), link: '/letters' };
      title.set({ title: this.transloco.translate('letters.templates.title'), parent });
    });
  }

  protected open(id: string): void {
    void this.router.navigate(['/letters/templates', id]);
  }
}
