import { HttpClient, httpResource } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import type { PersonView } from '@demarche/contracts/people';
import type { DoubleView, MergeRequest, MergeView } from '@demarche/contracts/people-merges';
import { firstValueFrom } from 'rxjs';
import { Changes } from '../../../core/changes';
import { pages } from '../../../core/http/pages';
import { type Problem, toProblem } from '../../../core/http/problem';
import { reloadWhenBack } from '../../../core/http/reload-when-back';

/** People looked through in one request. */
const LOOKED_THROUGH = '200';

/** Pairs who may be one, merges of late, and the two acts. */
@Injectable()
export class DoublesStore {
  private readonly http = inject(HttpClient);
  private readonly changes = inject(Changes);
  readonly list = pages<DoubleView>(() => ({ url: '/api/people/doubles', params: { limit: LOOKED_THROUGH } }));
  readonly merges = pages<MergeView>(() => ({ url: '/api/people/merges', params: { limit: '20' } }));
  /** Two who were chosen by hand. */
  readonly first = signal<string | null>(null);
  readonly second = signal<string | null>(null);
  private readonly one = httpResource<PersonView>(() => (this.first() ? `/api/people/${this.first()}` : undefined));
  private readonly other = httpResource<PersonView>(() => (this.second() ? `/api/people/${this.second()}` : undefined));
  readonly chosen = computed(() => (this.one.hasValue() ? this.one.value() : null));
  readonly chosenPair = computed<DoubleView | null>(() => {
    const [first, second] = [this.chosen(), this.other.hasValue() ? this.other.value() : null];
    return first && second ? { first, second, reasons: [], likeness: 0 } : null;
  });
  readonly busy = signal(false);
  readonly problem = signal<Problem | null>(null);

  constructor() {
    reloadWhenBack(() => this.reload());
  }

  /** The merge that was made; undefined where it was not: `problem` says why. */
  merge(request: MergeRequest): Promise<MergeView | undefined> {
    return this.act('/api/people/merge', request);
  }
  undo(merge: MergeView): Promise<MergeView | undefined> {
    return this.act(`/api/people/merges/${merge.id}/undo`, {});
  }
  reload(): void {
    this.list.reload();
    this.merges.reload();
  }

  private async act(url: string, body: object): Promise<MergeView | undefined> {
    if (this.busy()) return undefined;
    this.busy.set(true);
    this.problem.set(null);
    try {
      const merge = await firstValueFrom(this.http.post<MergeView>(url, body));
      this.changes.contact(merge.keep.id, []);
      this.reload();
      return merge;
    } catch (error) {
      this.problem.set(toProblem(error));
      if (this.problem()?.code === 'version.stale') this.reload();
      return undefined;
    } finally {
      this.busy.set(false);
    }
  }
}
