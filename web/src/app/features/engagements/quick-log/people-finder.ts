import { httpResource } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import type { Page } from '@demarche/contracts/common';
import type { EngagementView } from '@demarche/contracts/engagements';
import type { PersonView } from '@demarche/contracts/people';
import { SessionStore } from '../../../core/session-store';
import type { DraftPerson } from './contact-draft';

const SHOWN = 6;

/** People to have met: without letters those met last with the State, then those in its posts; with letters, by name. */
@Injectable()
export class PeopleFinder {
  private readonly session = inject(SessionStore);
  /** The first State of the contact. */
  readonly state = signal<string | null>(null);
  readonly query = signal('');
  private readonly may = computed(() => this.session.can('person.read'));
  private readonly met = httpResource<Page<EngagementView>>(() => {
    const state = this.state();
    return state && this.may() ? { url: '/api/engagements', params: { state, limit: 20 } } : undefined;
  });
  private readonly listed = httpResource<Page<PersonView>>(() => {
    const state = this.state();
    const q = this.query().trim();
    if (!this.may() || (!state && q === '')) return undefined;
    return { url: '/api/people', params: { limit: 20, ...(q ? { q } : {}), ...(state ? { state } : {}) } };
  });

  readonly found = computed<readonly DraftPerson[]>(() => {
    const people = this.listed.hasValue() ? this.listed.value().items.map(asDraft) : [];
    if (this.query().trim()) return people.slice(0, SHOWN);
    const met = this.met.hasValue() ? this.met.value().items : [];
    return mergePeople(met.flatMap(metIn), people).slice(0, SHOWN);
  });
}

/** Those met last first, each person once. */
export function mergePeople(met: readonly DraftPerson[], listed: readonly DraftPerson[]): DraftPerson[] {
  const byId = new Map<string, DraftPerson>();
  for (const person of [...met, ...listed]) if (!byId.has(person.personId)) byId.set(person.personId, person);
  return [...byId.values()];
}

export function metIn(engagement: Pick<EngagementView, 'peopleMet'>): DraftPerson[] {
  return (engagement.peopleMet ?? []).map(({ person, post }) => ({
    personId: person.id,
    name: person.name,
    postId: post?.id ?? null,
    post: post?.title ?? null,
  }));
}

export function asDraft(person: PersonView): DraftPerson {
  const held = person.posts.find(({ to }) => to === null) ?? person.posts[0];
  return { personId: person.id, name: person.name, postId: held?.post.id ?? null, post: held?.post.title ?? null };
}
