import { httpResource } from '@angular/common/http';
import { computed, inject, Injectable } from '@angular/core';
import type { Overview } from '@demarche/contracts/overview';
import { AsAtStore } from './as-at-store';
import { lastGood } from './http/last-good';
import { reloadWhenBack } from './http/reload-when-back';
import { reloadWhenTold } from './live/reload-when-told';
import { SessionStore } from './session-store';

/**
 * GET /api/overview, read once for the shell's counts and list and for Today. What changes tasks or contacts calls
 * `reload()`. While the server is away the last answer stays.
 */
@Injectable({ providedIn: 'root' })
export class OverviewStore {
  private readonly session = inject(SessionStore);
  private readonly asAt = inject(AsAtStore);
  readonly resource = httpResource<Overview>(() => {
    if (this.session.state() !== 'in') return undefined;
    return { url: '/api/overview', params: this.asAt.linkParams() };
  });
  readonly view = lastGood(this.resource);
  readonly lookedAfter = computed(() => this.view()?.lookedAfter ?? []);

  constructor() {
    reloadWhenBack(() => this.reload());
    reloadWhenTold(['tasks', 'notification'], () => this.reload());
  }

  reload(): void {
    this.resource.reload();
  }
}
