import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output, signal } from '@angular/core';
import type { LetterDocumentView, LetterPreviewRequest } from '@demarche/contracts/letters';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { lastGood } from '../../../core/http/last-good';
import { toProblem } from '../../../core/http/problem';
import { problemText } from '../../../ui/feedback/problem-text';
import { Icon } from '../../../ui/icon/icon';
import { LetterPaper } from '../../../ui/letters/letter-paper';
import { PluralPipe } from '../../../ui/text/plural';

/** How long nobody types before the text is composed anew. */
const PAUSE_MS = 300;

/** How a text would read today: composed by the server while it is written; what stood last stays until then. */
@Component({
  selector: 'app-letter-preview',
  imports: [Icon, LetterPaper, PluralPipe, TranslocoPipe],
  template: `<div class="toolbar">
      <h2 class="t13 medium">{{ 'letters.preview.title' | transloco }}</h2>
      <span class="ms-auto t12 quiet" role="status">
        @if (view(); as read) {
          @if (read.gaps.length > 0) {
            {{ 'letters.preview.gaps' | plural: read.gaps.length }}
          } @else {
            {{ 'letters.preview.whole' | transloco }}
          }
        }
      </span>
    </div>
    @if (words(); as text) {
      <p class="error" role="status"><svg appIcon="circle-alert" class="icon--s"></svg>{{ text }}</p>
    }
    @if (view(); as read) {
      <app-letter-paper [document]="read.document" />
    } @else {
      <div class="paper paper--bones" aria-busy="true"></div>
    }`,
  // It scrolls by itself: the keyboard reaches it.
  host: {
    class: 'desk',
    role: 'region',
    tabindex: '0',
    '[attr.aria-label]': 'label()',
  },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LetterPreview {
  readonly request = input.required<LetterPreviewRequest>();
  readonly composed = output<LetterDocumentView>();
  private readonly transloco = inject(TranslocoService);
  protected readonly label = computed(() => this.transloco.translate<string>('letters.preview.title'));
  private readonly asked = signal<string | null>(null);
  private readonly resource = httpResource<LetterDocumentView>(() => {
    const asked = this.asked();
    return asked ? { url: '/api/letters/preview', method: 'POST', body: JSON.parse(asked) as object } : undefined;
  });
  protected readonly view = lastGood(this.resource);
  /** What is wrong with the text stands at its field: here only that the preview is an older one. */
  protected readonly words = computed(() => {
    const error = this.resource.error();
    if (!error) return null;
    const problem = toProblem(error);
    if (problem.fields.length > 0) return this.transloco.translate<string>('letters.preview.older');
    return problemText(this.transloco, problem).happened;
  });

  constructor() {
    effect((onCleanup) => {
      const request = JSON.stringify(this.request());
      const timer = setTimeout(() => this.asked.set(request), this.asked() === null ? 0 : PAUSE_MS);
      onCleanup(() => clearTimeout(timer));
    });
    effect(() => {
      const view = this.view();
      if (view) this.composed.emit(view);
    });
  }
}
