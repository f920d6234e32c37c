import { HttpClient, httpResource } from '@angular/common/http';
import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import type { Page } from '@demarche/contracts/common';
import type { BatchCheck, LetterBatchView } from '@demarche/contracts/letter-batches';
import type { LetterLanguage, LetterTemplateView } from '@demarche/contracts/letters';
import { debounceTime, firstValueFrom } from 'rxjs';
import { Drafts } from '../../../core/drafts';
import { lastGood } from '../../../core/http/last-good';
import { type Problem, toProblem } from '../../../core/http/problem';
import {
  asksOf,
  type BatchDraft,
  checkRequest,
  type Choice,
  createRequest,
  emptyBatch,
  isBatchDraft,
  statesOf,
  usualTexts,
} from './batch-draft';

const FORM = 'letter-batch.new';
/** While somebody types, nothing is asked. */
const PAUSE_MS = 300;

/** A batch while it is written: the draft, the texts there are, and what the register says of its addressees. */
@Injectable()
export class BatchDraftStore {
  private readonly http = inject(HttpClient);
  private readonly drafts = inject(Drafts);
  readonly draft = signal<BatchDraft>(emptyBatch([], 'internal', ''));
  readonly kept = signal(false);
  private key = crypto.randomUUID();

  private readonly templatePage = httpResource<Page<LetterTemplateView>>(() => ({
    url: '/api/letter-templates',
    params: { limit: 200 },
  }));
  readonly templatesFailed = computed(() => this.templatePage.error());
  readonly templates = computed(() => (this.templatePage.hasValue() ? this.templatePage.value().items : []));
  readonly asks = computed(() => {
    const chosen = Object.values(this.draft().texts);
    return asksOf(this.templates().filter(({ id }) => chosen.includes(id)));
  });

  private readonly request = computed(() => checkRequest(this.draft()), {
    equal: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  });
  private readonly asked = toSignal(toObservable(this.request).pipe(debounceTime(PAUSE_MS)), { initialValue: null });
  private readonly checks = httpResource<BatchCheck>(() => {
    const body = this.asked();
    return body ? { url: '/api/letter-batches/check', method: 'POST', body } : undefined;
  });
  private readonly lastCheck = lastGood(this.checks);
  /** As it was found last; undefined while there is nothing to look through. */
  readonly check = computed(() => (this.request() ? this.lastCheck() : undefined));
  /** What is shown is not yet what was asked for. */
  readonly checking = computed(() => this.checks.isLoading() || this.request() !== this.asked());
  readonly checkFailed = computed(() => (this.checks.error() ? toProblem(this.checks.error()) : null));

  readonly saving = signal(false);
  readonly problem = signal<Problem | null>(null);

  constructor() {
    // What most batches are written from stands there from the beginning.
    effect(() => {
      const templates = this.templates();
      if (templates.length > 0) untracked(() => this.takeUsual());
    });
  }

  begin(fresh: BatchDraft): void {
    const kept = fresh.states.length > 0 ? null : this.drafts.find(FORM, isBatchDraft);
    this.draft.set(kept ?? fresh);
    this.kept.set(kept !== null);
    this.takeUsual();
  }
  change(change: Partial<BatchDraft>): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
    this.drafts.keep(FORM, this.draft());
    this.kept.set(true);
    this.problem.set(null);
  }
  /** Another form has other texts. */
  turnTo(form: BatchDraft['form']): void {
    this.change({ form, texts: usualTexts(this.templates(), form), otherwise: null });
  }
  choose(iso3: string, choice: Choice): void {
    const { choices } = this.draft();
    this.change({ choices: { ...choices, [iso3]: { ...choices[iso3], ...choice } } });
  }
  leaveOut(iso3: string, out: boolean): void {
    const { leftOut } = this.draft();
    this.change({ leftOut: out ? [...leftOut, iso3] : leftOut.filter((one) => one !== iso3) });
  }
  setText(language: LetterLanguage, templateId: string | null): void {
    const texts = { ...this.draft().texts };
    if (templateId) texts[language] = templateId;
    else delete texts[language];
    this.change({ texts });
  }
  discard(fresh: BatchDraft): void {
    this.drafts.drop(FORM);
    this.kept.set(false);
    this.draft.set(fresh);
    this.takeUsual();
    this.problem.set(null);
  }
  recheck(): void {
    this.checks.reload();
  }
  reloadTemplates(): void {
    this.templatePage.reload();
  }

  private takeUsual(): void {
    const draft = this.draft();
    if (Object.keys(draft.texts).length > 0) return;
    this.draft.set({ ...draft, texts: usualTexts(this.templates(), draft.form) });
  }

  /** Begins the batch; undefined where it could not be: `problem` says why. Sent twice, it is made once. */
  async create(): Promise<LetterBatchView | undefined> {
    const check = this.check();
    if (!check || this.saving() || statesOf(this.draft()).length === 0) return undefined;
    this.saving.set(true);
    this.problem.set(null);
    try {
      const body = createRequest(this.draft(), check);
      const headers = { 'idempotency-key': this.key };
      const made = await firstValueFrom(this.http.post<LetterBatchView>('/api/letter-batches', body, { headers }));
      this.drafts.drop(FORM);
      return made;
    } catch (error) {
      const problem = toProblem(error);
      this.problem.set(problem);
      // Refused, nothing was made under this key: the corrected batch is another request.
      if (!problem.temporary) this.key = crypto.randomUUID();
      if (problem.code === 'letter_batch.addressees') this.checks.reload();
      return undefined;
    } finally {
      this.saving.set(false);
    }
  }
}
