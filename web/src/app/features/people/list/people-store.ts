import { inject, Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { PersonView } from '@demarche/contracts/people';
import { Changes } from '../../../core/changes';
import { pages } from '../../../core/http/pages';
import { reloadWhenBack } from '../../../core/http/reload-when-back';
import { EVERYBODY, type PeopleFilters, toApiQuery } from './people-filters';

const PAGE = 50;

/** People as they are filtered, page by page. */
@Injectable()
export class PeopleStore {
  readonly filters = signal<PeopleFilters>(EVERYBODY);
  readonly list = pages<PersonView>(() => ({
    url: '/api/people',
    params: { ...toApiQuery(this.filters()), limit: String(PAGE) },
  }));

  constructor() {
    const again = () => this.list.items().length <= PAGE && this.list.reload();
    inject(Changes).all$.pipe(takeUntilDestroyed()).subscribe(again);
    reloadWhenBack(() => this.list.reload());
  }
}
