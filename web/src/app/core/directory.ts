import { httpResource } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import type { Page } from '@demarche/contracts/common';
import type { OfficeView, UserView } from '@demarche/contracts/offices';
import { lastGood } from './http/last-good';
import { SessionStore } from './session-store';

/** Somebody a task can be given to or a list can name: an office, or a person in one. */
export interface DirectoryEntry {
  readonly kind: 'user' | 'office';
  readonly id: string;
  readonly name: string;
  /** An office's short name. */
  readonly shortName?: string;
  /** The offices a user holds. */
  readonly offices?: readonly string[];
}

/** Our side, for pickers: offices and users. Asked for once, when first wanted. */
@Injectable({ providedIn: 'root' })
export class Directory {
  private readonly session = inject(SessionStore);
  private readonly wanted = signal(false);
  private readonly may = computed(
    () => this.wanted() && this.session.state() === 'in' && this.session.can('office.read'),
  );
  private readonly officePage = httpResource<Page<OfficeView>>(() =>
    this.may() ? '/api/offices?limit=200' : undefined,
  );
  private readonly userPage = httpResource<Page<UserView>>(() => (this.may() ? '/api/users?limit=200' : undefined));
  private readonly goodOffices = lastGood(this.officePage);
  private readonly goodUsers = lastGood(this.userPage);

  readonly offices = computed<readonly OfficeView[]>(() => this.goodOffices()?.items ?? []);
  readonly users = computed<readonly UserView[]>(() => this.goodUsers()?.items ?? []);
  /** Roles somebody holds today. */
  readonly roles = computed(() => [
    ...new Set(this.offices().flatMap((office) => office.holders.map(({ role }) => role))),
  ]);
  /** Offices first. */
  readonly entries = computed<readonly DirectoryEntry[]>(() => [
    ...this.offices().map(({ id, name, shortName }) => ({ kind: 'office' as const, id, name, shortName })),
    ...this.users().map(({ id, name, offices }) => ({ kind: 'user' as const, id, name, offices })),
  ]);
  /** The secretariat's office: whom a follow-up is for unless somebody says otherwise. */
  readonly secretariat = computed(() => this.offices().find((office) => office.kind === 'isu'));

  want(): void {
    this.wanted.set(true);
  }
  find(kind: DirectoryEntry['kind'], id: string): DirectoryEntry | undefined {
    return this.entries().find((entry) => entry.kind === kind && entry.id === id);
  }
}
