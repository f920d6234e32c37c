import { httpResource } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import type { Page } from '@demarche/contracts/common';
import type { EngagementView } from '@demarche/contracts/engagements';
import { Drafts } from '../../../core/drafts';
import { OverviewStore } from '../../../core/overview-store';
import { SessionStore } from '../../../core/session-store';

const KEPT = 'recent-states';
const SHOWN = 5;

/**
 * States this person is most likely to log next: those logged last on this device, those of their latest contacts, those
 * their office looks after.
 */
@Injectable({ providedIn: 'root' })
export class RecentStates {
  private readonly drafts = inject(Drafts);
  private readonly session = inject(SessionStore);
  private readonly overview = inject(OverviewStore);
  private readonly wanted = signal(false);
  private readonly local = signal<readonly string[]>([]);
  private readonly mine = httpResource<Page<EngagementView>>(() => {
    const user = this.session.user();
    return this.wanted() && user ? { url: '/api/engagements', params: { user: user.id, limit: 20 } } : undefined;
  });

  readonly isos = computed<readonly string[]>(() => {
    const logged = this.mine.hasValue() ? this.mine.value().items.flatMap(({ states }) => states) : [];
    return firstOf([
      ...this.local(),
      ...logged.map(({ iso3 }) => iso3),
      ...this.overview.lookedAfter().map(({ iso3 }) => iso3),
    ]);
  });

  want(): void {
    this.local.set(this.drafts.find(KEPT, isTextList) ?? []);
    this.wanted.set(true);
  }
  add(states: readonly string[]): void {
    this.local.set(firstOf([...states, ...this.local()]));
    this.drafts.keep(KEPT, this.local());
  }
}

/** Each once, the first few. */
export function firstOf(isos: readonly string[]): string[] {
  return [...new Set(isos)].slice(0, SHOWN);
}
export function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}
