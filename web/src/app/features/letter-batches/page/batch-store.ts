import { HttpClient, httpResource } from '@angular/common/http';
import { computed, inject, Injectable, linkedSignal, signal } from '@angular/core';
import { takeUntilDestroyed, toObservable } from '@angular/core/rxjs-interop';
import type { BatchStepRequest, LetterBatchStep, LetterBatchView } from '@demarche/contracts/letter-batches';
import type { LetterView } from '@demarche/contracts/letters';
import { EMPTY, firstValueFrom, interval, switchMap } from 'rxjs';
import { Changes } from '../../../core/changes';
import { pages } from '../../../core/http/pages';
import { type Problem, toProblem } from '../../../core/http/problem';
import { reloadWhenBack } from '../../../core/http/reload-when-back';
import { reloadWhenTold } from '../../../core/live/reload-when-told';

/** While it is made it is asked for, too: the line that tells may not stand, and tells whoever began it alone. */
const ASK_MS = 2_000;

/** One batch, its letters, and what is done with all of them. */
@Injectable()
export class BatchStore {
  private readonly http = inject(HttpClient);
  private readonly changes = inject(Changes);
  readonly id = signal('');
  private readonly resource = httpResource<LetterBatchView>(() =>
    this.id() ? `/api/letter-batches/${this.id()}` : undefined,
  );
  private readonly read = linkedSignal<LetterBatchView | undefined, LetterBatchView | undefined>({
    source: () => (this.resource.hasValue() ? this.resource.value() : undefined),
    computation: (batch, previous) => batch ?? (previous?.value?.id === this.id() ? previous.value : undefined),
  });
  readonly batch = this.read.asReadonly();
  readonly failed = computed(() => (this.batch() ? undefined : this.resource.error()));
  readonly underWay = computed(() => {
    const status = this.batch()?.status;
    return status === 'waiting' || status === 'making';
  });
  private readonly isMade = computed(() => this.batch()?.status === 'made');
  readonly letters = pages<LetterView>(() =>
    this.isMade() ? { url: '/api/letters', params: { batch: this.id(), limit: '200' } } : undefined,
  );

  readonly busy = signal<LetterBatchStep | 'cancel' | null>(null);
  /** Why the last act was not done. */
  readonly problem = signal<Problem | null>(null);

  constructor() {
    reloadWhenTold(['letter_batch'], () => this.resource.reload());
    reloadWhenBack(() => this.resource.reload());
    toObservable(this.underWay)
      .pipe(
        switchMap((underWay) => (underWay ? interval(ASK_MS) : EMPTY)),
        takeUntilDestroyed(),
      )
      .subscribe(() => this.resource.reload());
  }

  /** True when all its letters took the step. */
  take(step: LetterBatchStep, request: Omit<BatchStepRequest, 'version'>): Promise<boolean> {
    return this.act(step, `steps/${step}`, request);
  }
  cancel(): Promise<boolean> {
    return this.act('cancel', 'cancel', {});
  }
  reload(): void {
    this.resource.reload();
    this.letters.reload();
  }

  private async act(what: LetterBatchStep | 'cancel', path: string, request: object): Promise<boolean> {
    const batch = this.batch();
    if (!batch || this.busy()) return false;
    this.busy.set(what);
    this.problem.set(null);
    try {
      const body = { version: batch.version, ...request };
      this.read.set(
        await firstValueFrom(this.http.post<LetterBatchView>(`/api/letter-batches/${batch.id}/${path}`, body)),
      );
      this.letters.reload();
      this.changes.contact(batch.id, []);
      return true;
    } catch (error) {
      const problem = toProblem(error);
      this.problem.set(problem);
      // It is further than was known here: what stands now is shown.
      if (problem.status === 409) this.resource.reload();
      return false;
    } finally {
      this.busy.set(null);
    }
  }
}
