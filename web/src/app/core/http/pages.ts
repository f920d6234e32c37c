import { HttpClient, httpResource } from '@angular/common/http';
import { computed, inject, linkedSignal, type Signal, signal } from '@angular/core';
import type { Page } from '@demarche/contracts/common';
import { firstValueFrom } from 'rxjs';
import { lastGood } from './last-good';
import { type Problem, toProblem } from './problem';

export interface PagesRequest {
  readonly url: string;
  readonly params: Readonly<Record<string, string>>;
}
/** A keyset list, read page after page. */
export interface Pages<T> {
  readonly items: Signal<readonly T[]>;
  /** Nothing has been read yet. */
  readonly loading: Signal<boolean>;
  readonly loadingMore: Signal<boolean>;
  /** Cursor of the next page; null after the last. */
  readonly next: Signal<string | null>;
  /** Why the first page is missing. */
  readonly failed: Signal<Problem | null>;
  /** Why the next page is missing; asking again clears it. */
  readonly failedMore: Signal<Problem | null>;
  loadMore(): Promise<void>;
  reload(): void;
}

/** Call in an injection context. The list starts anew when the request changes; undefined asks for nothing. */
export function pages<T>(request: () => PagesRequest | undefined): Pages<T> {
  const http = inject(HttpClient);
  const asked = computed(request, { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) });
  const first = httpResource<Page<T>>(() => {
    const { url, params } = asked() ?? {};
    return url ? { url, params: { ...params } } : undefined;
  });
  const start = lastGood(first, asked);
  const further = linkedSignal<Page<T> | undefined, Page<T>>({
    source: start,
    computation: (page) => ({ items: [], next: page?.next ?? null }),
  });
  const loadingMore = signal(false);
  const failedMore = signal<Problem | null>(null);
  return {
    items: computed(() => [...(start()?.items ?? []), ...further().items]),
    loading: computed(() => start() === undefined && !first.error()),
    failed: computed(() => (start() === undefined && first.error() ? toProblem(first.error()) : null)),
    next: computed(() => further().next),
    loadingMore,
    failedMore,
    reload: () => first.reload(),
    loadMore: async () => {
      const target = asked();
      const from = start();
      const after = further().next;
      if (!target || after === null || loadingMore()) return;
      loadingMore.set(true);
      failedMore.set(null);
      try {
        const page = await firstValueFrom(http.get<Page<T>>(target.url, { params: { ...target.params, after } }));
        // The list may have been asked for anew meanwhile: then this page belongs to one that is gone.
        if (start() === from) further.update(({ items }) => ({ items: [...items, ...page.items], next: page.next }));
      } catch (error) {
        failedMore.set(toProblem(error));
      } finally {
        loadingMore.set(false);
      }
    },
  };
}
