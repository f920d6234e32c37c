import { HttpClient, httpResource } from '@angular/common/http';
import { computed, inject, Injectable, linkedSignal, signal } from '@angular/core';
import type { AuditEntryView } from '@demarche/contracts/audit';
import type { Page } from '@demarche/contracts/common';
import type { LetterDocumentView, LetterStep, LetterStepRequest, LetterView } from '@demarche/contracts/letters';
import { firstValueFrom } from 'rxjs';
import { Changes } from '../../../core/changes';
import { lastGood } from '../../../core/http/last-good';
import { type Problem, toProblem } from '../../../core/http/problem';
import { reloadWhenBack } from '../../../core/http/reload-when-back';
import { reloadWhenTold } from '../../../core/live/reload-when-told';

/** One letter: the record, how it reads, its history, and the steps it is taken through. */
@Injectable()
export class LetterStore {
  private readonly http = inject(HttpClient);
  private readonly changes = inject(Changes);
  readonly id = signal('');
  readonly historyWanted = signal(false);
  private readonly resource = httpResource<LetterView>(() => (this.id() ? `/api/letters/${this.id()}` : undefined));
  private readonly read = linkedSignal<LetterView | undefined, LetterView | undefined>({
    source: () => (this.resource.hasValue() ? this.resource.value() : undefined),
    computation: (letter, previous) => letter ?? (previous?.value?.id === this.id() ? previous.value : undefined),
  });
  readonly letter = this.read.asReadonly();
  readonly failed = computed(() => (this.letter() ? undefined : this.resource.error()));

  /** Only what was written here reads as a document; the version asks anew after each change. */
  private readonly documentOf = computed(() => {
    const letter = this.letter();
    return letter?.course === 'outgoing' && letter.origin === 'own' ? `${letter.id} ${letter.version}` : null;
  });
  private readonly documents = httpResource<LetterDocumentView>(() => {
    const [id] = this.documentOf()?.split(' ') ?? [];
    return id ? `/api/letters/${id}/document` : undefined;
  });
  readonly isWritten = computed(() => this.documentOf() !== null);
  readonly document = lastGood(this.documents, () => this.id());
  readonly documentFailed = computed(() => (this.document() ? undefined : this.documents.error()));

  private readonly historyResource = httpResource<Page<AuditEntryView>>(() =>
    this.historyWanted() ? { url: '/api/audit', params: { subject: this.id(), limit: 50 } } : undefined,
  );
  readonly history = lastGood(this.historyResource, () => this.id());
  readonly historyFailed = computed(() => this.historyResource.error());

  readonly busy = signal(false);
  /** Why the last step was not taken. */
  readonly problem = signal<Problem | null>(null);

  constructor() {
    reloadWhenTold(['tasks'], () => this.resource.reload());
    reloadWhenBack(() => this.reload());
  }

  /** Takes it one step on; the letter as it stands then, or undefined: `problem` says why. */
  async take(step: LetterStep, request: Omit<LetterStepRequest, 'version'> = {}): Promise<LetterView | undefined> {
    const letter = this.letter();
    if (!letter || this.busy()) return undefined;
    this.busy.set(true);
    this.problem.set(null);
    try {
      const body = { version: letter.version, ...request };
      const after = await firstValueFrom(this.http.post<LetterView>(`/api/letters/${letter.id}/steps/${step}`, body));
      this.accept(after);
      return after;
    } catch (error) {
      this.refused(toProblem(error));
      return undefined;
    } finally {
      this.busy.set(false);
    }
  }

  /** Throws a draft away; true when it is gone. */
  async discard(): Promise<boolean> {
    const letter = this.letter();
    if (!letter) return false;
    try {
      await firstValueFrom(this.http.delete(`/api/letters/${letter.id}`, { body: { version: letter.version } }));
      this.changes.contact(letter.id, letter.state ? [letter.state.iso3] : []);
      return true;
    } catch (error) {
      this.refused(toProblem(error));
      return false;
    }
  }

  /** It was changed by its form. */
  accept(letter: LetterView): void {
    this.read.set(letter);
    if (this.historyWanted()) this.historyResource.reload();
    this.changes.contact(letter.engagementId ?? letter.id, letter.state ? [letter.state.iso3] : []);
  }
  reload(): void {
    this.resource.reload();
    this.documents.reload();
  }
  reloadDocument(): void {
    this.documents.reload();
  }
  reloadHistory(): void {
    this.historyResource.reload();
  }

  private refused(problem: Problem): void {
    this.problem.set(problem);
    // Somebody else took it on meanwhile: what stands now is shown, and the step can be taken again.
    if (problem.code === 'version.stale') this.resource.reload();
  }
}
