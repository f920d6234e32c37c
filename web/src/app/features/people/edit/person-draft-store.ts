import { HttpClient } from '@angular/common/http';
import { inject, Injectable, signal } from '@angular/core';
import type { PersonView } from '@demarche/contracts/people';
import { firstValueFrom } from 'rxjs';
import { Changes } from '../../../core/changes';
import { Drafts } from '../../../core/drafts';
import { type Problem, toProblem } from '../../../core/http/problem';
import { createRequest, draftOf, emptyPerson, isPersonDraft, type PersonDraft, updateRequest } from './person-draft';

/** The person who is written down or changed: kept on the device at every change until it is saved. */
@Injectable()
export class PersonDraftStore {
  private readonly http = inject(HttpClient);
  private readonly drafts = inject(Drafts);
  private readonly changes = inject(Changes);
  private key = 'person.new';
  private fresh = emptyPerson('internal', '');
  readonly draft = signal<PersonDraft>(this.fresh);
  /** Who is changed; null while somebody new is written down. */
  readonly before = signal<PersonView | null>(null);
  readonly kept = signal(false);
  readonly problem = signal<Problem | null>(null);
  readonly saving = signal(false);

  begin(fresh: PersonDraft, key = 'person.new'): void {
    this.before.set(null);
    this.open(key, fresh);
  }
  edit(person: PersonView): void {
    this.before.set(person);
    this.open(`person.${person.id}`, draftOf(person));
  }

  change(change: Partial<PersonDraft>): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
    const untouched = JSON.stringify(this.draft()) === JSON.stringify(this.fresh);
    this.kept.set(!untouched);
    if (untouched) this.drafts.drop(this.key);
    else this.drafts.keep(this.key, this.draft());
  }

  /** As it stood before; gives back what was thrown away. */
  discard(): PersonDraft {
    const thrown = this.draft();
    this.drafts.drop(this.key);
    this.draft.set(this.fresh);
    this.kept.set(false);
    this.problem.set(null);
    return thrown;
  }

  /** The person as saved; undefined where something is to be looked at first: `problem` says what. */
  async save(): Promise<PersonView | undefined> {
    if (this.saving()) return undefined;
    this.saving.set(true);
    this.problem.set(null);
    const before = this.before();
    try {
      const person = await firstValueFrom(
        before
          ? this.http.patch<PersonView>(`/api/people/${before.id}`, updateRequest(this.draft(), before))
          : this.http.post<PersonView>('/api/people', createRequest(this.draft())),
      );
      this.drafts.drop(this.key);
      this.kept.set(false);
      this.changes.contact(person.id, []);
      return person;
    } catch (error) {
      this.problem.set(toProblem(error));
      return undefined;
    } finally {
      this.saving.set(false);
    }
  }

  private open(key: string, fresh: PersonDraft): void {
    this.key = key;
    this.fresh = fresh;
    const found = this.drafts.find(key, isPersonDraft);
    this.draft.set(found ?? fresh);
    this.kept.set(found !== null);
    this.problem.set(null);
  }
}
