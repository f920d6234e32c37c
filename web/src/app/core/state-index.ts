import { httpResource } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import type { StateList, StateRow } from '@demarche/contracts/states';
import { AsAtStore } from './as-at-store';
import { lastGood } from './http/last-good';
import { reloadWhenBack } from './http/reload-when-back';
import { SessionStore } from './session-store';

/** All States that can join, for pickers and the palette: asked for once, when first wanted. */
@Injectable({ providedIn: 'root' })
export class StateIndex {
  private readonly session = inject(SessionStore);
  private readonly asAt = inject(AsAtStore);
  private readonly wanted = signal(false);
  private readonly resource = httpResource<StateList>(() => {
    if (!this.wanted() || this.session.state() !== 'in') return undefined;
    return { url: '/api/states', params: this.asAt.linkParams() };
  });
  private readonly list = lastGood(this.resource);
  private readonly byIso = computed(() => new Map(this.list()?.items.map((row) => [row.iso3, row])));

  readonly states = computed<readonly StateRow[]>(() => this.list()?.items ?? []);
  readonly failed = computed(() => this.resource.error());
  /** Until the list has come, nothing can be said of what is in it. */
  readonly known = computed(() => this.list() !== undefined);

  constructor() {
    reloadWhenBack(() => this.reload());
  }

  /** Call where the list is needed (opening a picker): reads nothing twice. */
  want(): void {
    this.wanted.set(true);
  }

  find(iso3: string): StateRow | undefined {
    return this.byIso().get(iso3);
  }

  reload(): void {
    this.resource.reload();
  }
}
