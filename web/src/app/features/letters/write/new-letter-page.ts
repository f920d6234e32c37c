import { ChangeDetectionStrategy, Component, computed, effect, inject, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import type { LetterView } from '@demarche/contracts/letters';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { HttpClient } from '@angular/common/http';
import { firstValueFrom } from 'rxjs';
import { Clock } from '../../../core/clock';
import { Drafts } from '../../../core/drafts';
import { PageTitle } from '../../../core/page-title';
import { SessionStore } from '../../../core/session-store';
import { Toasts } from '../../../core/toasts';
import { Uploads } from '../../../core/uploads';
import { Segments, type SegmentOption } from '../../../ui/forms/segments';
import { LINK_PARAMS } from '../../../ui/tokens';
import { emptyLetter, LETTER_KINDS, type LetterKind } from './letter-draft';
import { LetterDraftStore } from './letter-draft-store';
import { LetterForm } from './letter-form';
import { LetterPreview } from './letter-preview';
import { previewRequest } from './letter-requests';

const PLACE = 'letter-place';
const isText = (value: unknown): value is string => typeof value === 'string';

/** A letter of ours from its template, with how it will read beside it; or one of somebody else, registered. */
@Component({
  selector: 'app-new-letter-page',
  imports: [LetterForm, LetterPreview, Segments, TranslocoPipe],
  providers: [LetterDraftStore, Uploads],
  template: `<div class="split split--write" [class.split--alone]="kind() !== 'own'">
    <div class="writing">
      <h1 class="sr">{{ 'letters.kind.' + kind() | transloco }}</h1>
      <app-segments
        [label]="'letters.write.kind' | transloco"
        [options]="kinds()"
        [value]="kind()"
        (valueChange)="turn($event)"
      />
      <app-letter-form (saved)="saved($event)" />
    </div>
    @if (kind() === 'own') {
      <app-letter-preview [request]="preview()" />
    }
  </div>`,
  host: { class: 'page page--split' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NewLetterPage {
  protected readonly store = inject(LetterDraftStore);
  private readonly session = inject(SessionStore);
  private readonly clock = inject(Clock);
  private readonly drafts = inject(Drafts);
  private readonly http = inject(HttpClient);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly params = inject(LINK_PARAMS);
  private readonly toasts = inject(Toasts);
  private readonly transloco = inject(TranslocoService);
  private readonly query = toSignal(this.route.queryParamMap, { requireSync: true });
  protected readonly kind = computed<LetterKind>(
    () => LETTER_KINDS.find((one) => one === this.query().get('kind')) ?? 'own',
  );
  /** Set where the page was opened from a State, or from the letter that is answered. */
  private readonly to = computed(() => this.query().get('to'));
  private readonly answers = computed(() => this.query().get('answers'));
  protected readonly kinds = computed<SegmentOption<LetterKind>[]>(() =>
    LETTER_KINDS.map((value) => ({ value, label: this.transloco.translate<string>(`letters.kindShort.${value}`) })),
  );
  protected readonly preview = computed(() => previewRequest(this.store.draft(), null));

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      const parent = { title: this.transloco.translate<string>('letters.title'), link: '/letters' };
      title.set({ title: this.transloco.translate(`letters.kind.${this.kind()}`), parent, ownHeading: true });
    });
    effect(() => {
      const [kind, to, answers] = [this.kind(), this.to(), this.answers()];
      untracked(() => void this.begin(kind, to, answers));
    });
  }

  protected turn(kind: LetterKind): void {
    const queryParams = { kind: kind === 'own' ? null : kind };
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }
  protected saved(letter: LetterView): void {
    if (letter.place) this.drafts.keep(PLACE, letter.place);
    this.toasts.show(this.transloco.translate(`letters.write.saved.${this.kind()}`));
    void this.router.navigate(['/letters', letter.id], { queryParams: this.params() });
  }

  private async begin(kind: LetterKind, to: string | null, answers: string | null): Promise<void> {
    const writable = this.session.view()?.writableLabels ?? [];
    const fresh = emptyLetter(kind, {
      today: this.clock.today(),
      label: writable.includes('internal') ? 'internal' : (writable.at(-1) ?? 'internal'),
      place: this.drafts.find(PLACE, isText) ?? '',
      state: to,
    });
    const form = ['letter.new', kind, to, answers].filter(Boolean).join('.');
    this.store.begin(form, fresh);
    if (!answers || this.store.kept()) return;
    const url = `/api/letters/${answers}`;
    const letter = await firstValueFrom(this.http.get<LetterView>(url)).catch(() => null);
    if (!letter || this.answers() !== answers) return;
    this.store.begin(form, {
      ...fresh,
      state: letter.state?.iso3 ?? null,
      post: letter.post && { id: letter.post.id, name: letter.post.title },
      person: letter.person && { id: letter.person.id, name: letter.person.name },
      form: letter.form,
      language: letter.language,
      answers: { id: letter.id, name: letter.ourRef ?? letter.theirRef ?? letter.subject },
    });
  }
}
