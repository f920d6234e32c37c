import { Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { inject } from '@angular/core';
import type { LetterView } from '@demarche/contracts/letters';
import { Changes } from '../../../core/changes';
import { pages } from '../../../core/http/pages';
import { reloadWhenBack } from '../../../core/http/reload-when-back';
import { reloadWhenTold } from '../../../core/live/reload-when-told';
import { ALL_LETTERS, type LetterFilters, toApiQuery } from './letter-filters';

const PAGE = 50;

/** The register of letters as it is filtered, page by page. */
@Injectable()
export class LettersStore {
  readonly filters = signal<LetterFilters>(ALL_LETTERS);
  readonly list = pages<LetterView>(() => ({
    url: '/api/letters',
    params: { ...toApiQuery(this.filters()), limit: String(PAGE) },
  }));

  constructor() {
    // A list that was paged on would jump back to its first page.
    const again = () => this.list.items().length <= PAGE && this.list.reload();
    inject(Changes).all$.pipe(takeUntilDestroyed()).subscribe(again);
    // A letter that leaves or is answered makes or closes a task: of that the server tells.
    reloadWhenTold(['tasks'], again);
    reloadWhenBack(() => this.list.reload());
  }
}
