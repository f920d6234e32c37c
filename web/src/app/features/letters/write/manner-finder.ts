import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Page } from '@demarche/contracts/common';
import type { LetterView } from '@demarche/contracts/letters';
import { firstValueFrom } from 'rxjs';
import { type Addressee, manner } from './addressee-finder';

/** How one wrote to an addressee last. */
@Injectable()
export class MannerFinder {
  private readonly http = inject(HttpClient);

  /** A proposal, no more: where it cannot be found out, none is made. */
  async of(found: Addressee): Promise<ReturnType<typeof manner>> {
    const [field, id] = found.post ? ['post', found.post.id] : ['person', found.id];
    const params = { [field]: id, course: 'outgoing', limit: 1 };
    const page = await firstValueFrom(this.http.get<Page<LetterView>>('/api/letters', { params })).catch(() => null);
    return manner(found, page?.items[0]);
  }
}
