import { httpResource } from '@angular/common/http';
import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import type { ReminderHeartbeat } from '@demarche/contracts/reminders';
import { lastGood } from './http/last-good';
import { SessionStore } from './session-store';

const ASK_MS = 30_000;
const TICK_MS = 1_000;

/** When the job that sends reminders last ran, as the server says, with the seconds since then counted on. */
@Injectable({ providedIn: 'root' })
export class HeartbeatStore {
  private readonly session = inject(SessionStore);
  private readonly resource = httpResource<ReminderHeartbeat>(() =>
    this.session.state() === 'in' ? '/api/reminders/heartbeat' : undefined,
  );
  private readonly beat = lastGood(this.resource);
  private readonly tick = signal(0);
  private readonly since = computed(() => (this.beat() ? Date.now() : 0));

  readonly known = computed(() => this.beat() !== undefined);
  readonly healthy = computed(() => this.beat()?.healthy ?? true);
  /** Null when it never ran. */
  readonly ageSeconds = computed(() => {
    const age = this.beat()?.ageSeconds;
    if (age === undefined || age === null) return null;
    this.tick();
    return Math.round(age + (Date.now() - this.since()) / 1000);
  });

  constructor() {
    const seconds = setInterval(() => this.tick.update((count) => count + 1), TICK_MS);
    const asks = setInterval(() => {
      if (document.visibilityState === 'visible') this.resource.reload();
    }, ASK_MS);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(seconds);
      clearInterval(asks);
    });
  }
}
