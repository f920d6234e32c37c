import { HttpClient } from '@angular/common/http';
import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import type { LetterView } from '@demarche/contracts/letters';
import { asksOf } from '@demarche/domain/merge/merge-render';
import { parseMerge } from '@demarche/domain/merge/merge-parser';
import { firstValueFrom } from 'rxjs';
import { Changes } from '../../../core/changes';
import { Drafts } from '../../../core/drafts';
import { type Problem, toProblem } from '../../../core/http/problem';
import { Uploads } from '../../../core/uploads';
import { draftOf, emptyLetter, isKeptDraft, isUntouched, type LetterDraft, putUpon } from './letter-draft';
import { firstError, type LetterErrors, type LetterField, missingIn, serverErrors } from './letter-errors';
import { createRequest, updateRequest } from './letter-requests';

/** The letter that is being written, registered or changed: kept on the device at every change until it is saved. */
@Injectable()
export class LetterDraftStore {
  private readonly http = inject(HttpClient);
  private readonly drafts = inject(Drafts);
  private readonly changes = inject(Changes);
  readonly uploads = inject(Uploads);
  private form = 'letter.new';
  /** However often the same letter is sent, it is made once; another text is another letter. */
  private key = crypto.randomUUID();
  private fresh: LetterDraft = emptyLetter('own', { today: '', label: 'internal', place: '', state: null });
  readonly draft = signal<LetterDraft>(this.fresh);
  /** The letter that is changed; null while a new one is written. */
  readonly before = signal<LetterView | null>(null);
  readonly kept = signal(false);
  readonly errors = signal<LetterErrors>({});
  /** What went wrong beyond the fields. */
  readonly problem = signal<Problem | null>(null);
  readonly saving = signal(false);
  /** What the text asks of a person, each once. */
  readonly asks = computed(() => {
    const { subject, body } = this.draft();
    return [...new Set([subject, body].flatMap((text) => asksOf(parseMerge(text).nodes)))];
  });

  constructor() {
    effect(() => {
      const files = this.uploads.kept();
      untracked(() => idsOf(files) !== idsOf(this.draft().files) && this.change({ files }));
    });
  }

  /** A new letter; a draft of it from an earlier visit comes back. `form`: under which it is kept. */
  begin(form: string, fresh: LetterDraft): void {
    this.before.set(null);
    this.open(form, fresh);
  }
  edit(letter: LetterView): void {
    this.before.set(letter);
    this.open(keyOf(letter), draftOf(letter));
  }
  /** Whether changes to this letter wait from an earlier visit. */
  waits(letter: LetterView): boolean {
    return this.drafts.find(keyOf(letter), isKeptDraft) !== null;
  }

  change(change: Partial<LetterDraft>): void {
    const draft = { ...this.draft(), ...change };
    this.key = crypto.randomUUID();
    this.draft.set(draft);
    this.errors.update((errors) => without(errors, change));
    const untouched = isUntouched(draft, this.fresh);
    this.kept.set(!untouched);
    if (untouched) this.drafts.drop(this.form);
    else this.drafts.keep(this.form, { draft, base: this.fresh });
  }

  /** As it stood before; gives back what was thrown away. */
  discard(): LetterDraft {
    const thrown = this.draft();
    this.drafts.drop(this.form);
    this.show(this.fresh, false);
    return thrown;
  }
  /** What was thrown away, again. */
  take(draft: LetterDraft): void {
    this.uploads.begin(draft.files);
    this.change(draft);
  }

  /** The letter as it was saved; undefined where something is to be looked at first: `errors` and `problem` say what. */
  async save(): Promise<LetterView | undefined> {
    if (this.saving()) return undefined;
    const missing = missingIn(this.draft());
    const hindrance = this.uploads.hindrance();
    this.errors.set(hindrance ? { ...missing, files: { key: hindrance } } : missing);
    this.problem.set(null);
    if (firstError(this.errors())) return undefined;
    this.saving.set(true);
    try {
      const letter = await this.send();
      this.drafts.drop(this.form);
      this.kept.set(false);
      this.changes.contact(letter.engagementId ?? letter.id, letter.state ? [letter.state.iso3] : []);
      return letter;
    } catch (error) {
      await this.refused(toProblem(error));
      return undefined;
    } finally {
      this.saving.set(false);
    }
  }
  first(): LetterField | undefined {
    return firstError(this.errors());
  }

  private send(): Promise<LetterView> {
    const before = this.before();
    if (before) {
      return firstValueFrom(
        this.http.patch<LetterView>(`/api/letters/${before.id}`, updateRequest(this.draft(), before)),
      );
    }
    const { url, body } = createRequest(this.draft());
    const headers = { 'idempotency-key': this.key };
    return firstValueFrom(this.http.post<LetterView>(url, body, { headers }));
  }
  private async refused(problem: Problem): Promise<void> {
    const before = this.before();
    if (before && problem.code === 'version.stale') return this.rebase(before.id, problem);
    const { errors, rest } = serverErrors(problem.fields);
    this.errors.set(errors);
    if (!firstError(errors) || rest.length > 0) this.problem.set(problem);
  }
  /** Mine upon theirs: it is looked at once more before it is saved. */
  private async rebase(id: string, problem: Problem): Promise<void> {
    const theirs = await firstValueFrom(this.http.get<LetterView>(`/api/letters/${id}`)).catch(() => null);
    this.problem.set(problem);
    if (!theirs) return;
    const kept = { draft: this.draft(), base: this.fresh };
    this.before.set(theirs);
    this.fresh = draftOf(theirs);
    this.take(putUpon(kept, this.fresh));
  }
  private open(form: string, fresh: LetterDraft): void {
    this.form = form;
    this.fresh = fresh;
    const found = this.drafts.find(form, isKeptDraft);
    this.show(found ? putUpon(found, fresh) : fresh, found !== null);
  }
  private show(draft: LetterDraft, kept: boolean): void {
    this.key = crypto.randomUUID();
    this.draft.set(draft);
    this.uploads.begin(draft.files);
    this.errors.set({});
    this.problem.set(null);
    this.kept.set(kept);
  }
}

function keyOf({ id }: LetterView): string {
  return `letter.${id}`;
}
function idsOf(files: readonly { id: string }[]): string {
  return files.map(({ id }) => id).join();
}

/** An error goes when its field is changed. */
function without(errors: LetterErrors, change: Partial<LetterDraft>): LetterErrors {
  const left = Object.entries(errors).filter(([field]) => {
    const [head = ''] = field.split('.');
    const isLabel = head === 'label' && ('caveats' in change || 'users' in change || 'offices' in change);
    const isSignatory = head === 'signatory' && 'signatoryTitle' in change;
    return !(head in change) && !isLabel && !isSignatory;
  });
  return Object.fromEntries(left);
}
