import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { ActivatedRoute, Router } from '@angular/router';
import type { PersonView, PostView } from '@demarche/contracts/people';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { Clock } from '../../../core/clock';
import { SessionStore } from '../../../core/session-store';
import { Toasts } from '../../../core/toasts';
import { LINK_PARAMS } from '../../../ui/tokens';
import { emptyPerson } from './person-draft';
import { PersonDraftStore } from './person-draft-store';
import { PersonForm } from './person-form';

/** Somebody who is written down for the first time; `?post=` in a post of theirs. */
@Component({
  selector: 'app-new-person-page',
  imports: [PersonForm],
  providers: [PersonDraftStore],
  template: `<div class="page">
    <div class="pad"><app-person-form (saved)="saved($event)" (left)="leave()" /></div>
  </div>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NewPersonPage {
  private readonly store = inject(PersonDraftStore);
  private readonly router = inject(Router);
  private readonly params = inject(LINK_PARAMS);
  private readonly toasts = inject(Toasts);
  private readonly transloco = inject(TranslocoService);
  private readonly http = inject(HttpClient);

  constructor() {
    const writable = inject(SessionStore).view()?.writableLabels ?? [];
    const label = writable.includes('internal') ? 'internal' : (writable.at(-1) ?? 'internal');
    this.store.begin(emptyPerson(label, inject(Clock).today()));
    const post = inject(ActivatedRoute).snapshot.queryParamMap.get('post');
    if (post && !this.store.kept()) void this.seat(post);
  }

  protected saved(person: PersonView): void {
    this.toasts.show(this.transloco.translate('people.edit.added', { name: person.name }));
    void this.router.navigate(['/people', person.id], { queryParams: this.params() });
  }
  protected leave(): void {
    void this.router.navigate(['/people'], { queryParams: this.params() });
  }

  private async seat(id: string): Promise<void> {
    const post = await firstValueFrom(this.http.get<PostView>(`/api/posts/${id}`)).catch(() => null);
    if (post) this.store.change({ post: { id: post.id, name: post.title } });
  }
}
