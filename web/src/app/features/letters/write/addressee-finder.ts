import { httpResource } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import type { Page } from '@demarche/contracts/common';
import type { LetterView } from '@demarche/contracts/letters';
import type { PersonView, PostView } from '@demarche/contracts/people';
import type { InstitutionKind } from '@demarche/domain/institution';
import type { LetterForm, LetterLanguage } from '@demarche/domain/letter-document';
import { SessionStore } from '../../../core/session-store';
import type { Named } from './letter-draft';

/** Somebody a letter can go to or come from: a post with who holds it, or a person alone. */
export interface Addressee {
  readonly id: string;
  readonly post: Named | null;
  readonly person: Named | null;
  readonly state: string | null;
  readonly kind: InstitutionKind | null;
}
const SHOWN = 8;

/** The posts of a State, and by name people who are in none that was found. */
@Injectable()
export class AddresseeFinder {
  private readonly session = inject(SessionStore);
  readonly state = signal<string | null>(null);
  readonly query = signal('');
  private readonly asked = computed(() => {
    const [state, q] = [this.state(), this.query().trim()];
    if (!this.session.can('person.read') || (!state && !q)) return undefined;
    return { limit: 20, ...(state ? { state } : {}), ...(q ? { q } : {}) };
  });
  private readonly posts = httpResource<Page<PostView>>(() => {
    const params = this.asked();
    return params && { url: '/api/posts', params };
  });
  private readonly people = httpResource<Page<PersonView>>(() => {
    const params = this.asked();
    return params?.q ? { url: '/api/people', params } : undefined;
  });

  readonly searched = computed(() => this.posts.hasValue());
  readonly found = computed<readonly Addressee[]>(() => {
    const posts = this.posts.hasValue() ? this.posts.value().items.map(ofPost) : [];
    const people = this.people.hasValue() ? this.people.value().items.map(ofPerson) : [];
    const known = new Set(posts.map(({ person }) => person?.id));
    return [...posts, ...people.filter(({ person }) => !known.has(person?.id))].slice(0, SHOWN);
  });
}

export function ofPost({ id, title, holders, state, institution }: PostView): Addressee {
  const [holder] = holders;
  return {
    id,
    post: { id, name: title },
    person: holder ? { id: holder.id, name: holder.name } : null,
    state: state?.iso3 ?? null,
    kind: institution.kind,
  };
}

export function ofPerson({ id, name, posts }: PersonView): Addressee {
  const held = posts.find(({ to }) => to === null) ?? posts[0];
  const post = held ? { id: held.post.id, name: held.post.title } : null;
  return { id, post, person: { id, name }, state: held?.post.state?.iso3 ?? null, kind: null };
}

/** Missions and ministries are written to by note verbale, others by letter. */
const BY_NOTE: readonly InstitutionKind[] = ['permanent_mission', 'ministry'];

/** How one writes to an addressee: as was last written there, else as is usual for such an institution. */
export function manner(
  { kind }: Pick<Addressee, 'kind'>,
  last: Pick<LetterView, 'form' | 'language'> | undefined,
): { form?: LetterForm; language?: LetterLanguage } {
  if (last) return { form: last.form, language: last.language };
  return kind ? { form: BY_NOTE.includes(kind) ? 'note_verbale' : 'letter' } : {};
}
