import { HttpClient, httpResource } from '@angular/common/http';
import { computed, inject, linkedSignal, type Signal, signal, type WritableSignal } from '@angular/core';
import type { AuditEntryView } from '@demarche/contracts/audit';
import type { Page } from '@demarche/contracts/common';
import { firstValueFrom } from 'rxjs';
import { Changes } from '../../../core/changes';
import { lastGood } from '../../../core/http/last-good';
import { type Problem, toProblem } from '../../../core/http/problem';
import { reloadWhenBack } from '../../../core/http/reload-when-back';

/** One record of an address, its history, and writes that answer it anew. */
export interface RecordOf<T> {
  readonly view: Signal<T | undefined>;
  readonly failed: Signal<Problem | undefined>;
  readonly busy: Signal<boolean>;
  /** Why the last write was not done. */
  readonly problem: WritableSignal<Problem | null>;
  readonly historyWanted: WritableSignal<boolean>;
  readonly history: Signal<Page<AuditEntryView> | undefined>;
  reload(): void;
  accept(view: T): void;
  /** True when it was done. What is answered is shown; where nothing is answered, the record is read again. */
  write(method: 'POST' | 'PATCH' | 'DELETE', url: string, body: object): Promise<boolean>;
}

/** Call in an injection context. */
export function recordOf<T extends { id: string }>(collection: string, id: Signal<string>): RecordOf<T> {
  const http = inject(HttpClient);
  const changes = inject(Changes);
  const resource = httpResource<T>(() => (id() ? `/api/${collection}/${id()}` : undefined));
  const read = linkedSignal<T | undefined, T | undefined>({
    source: () => (resource.hasValue() ? resource.value() : undefined),
    computation: (view, previous) => view ?? (previous?.value?.id === id() ? previous.value : undefined),
  });
  const historyWanted = signal(false);
  const historyOf = httpResource<Page<AuditEntryView>>(() =>
    historyWanted() ? { url: '/api/audit', params: { subject: id(), limit: 50 } } : undefined,
  );
  const problem = signal<Problem | null>(null);
  const busy = signal(false);
  reloadWhenBack(() => resource.reload());
  const accept = (view: T): void => {
    read.set(view);
    if (historyWanted()) historyOf.reload();
    changes.contact(view.id, []);
  };
  return {
    view: read.asReadonly(),
    failed: computed(() => {
      const error = read() ? undefined : resource.error();
      return error && toProblem(error);
    }),
    busy,
    problem,
    historyWanted,
    history: lastGood(historyOf, () => id()),
    reload: () => resource.reload(),
    accept,
    write: async (method, url, body) => {
      if (busy()) return false;
      busy.set(true);
      problem.set(null);
      try {
        const view = await firstValueFrom(http.request<T | null>(method, url, { body }));
        if (view && view.id === id()) accept(view);
        else resource.reload();
        return true;
      } catch (error) {
        problem.set(toProblem(error));
        if (toProblem(error).code === 'version.stale') resource.reload();
        return false;
      } finally {
        busy.set(false);
      }
    },
  };
}
