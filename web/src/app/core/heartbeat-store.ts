import { httpResource } from '@angular/common/http';
import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { ReminderHeartbeat } from '@demarche/contracts/reminders';
import { Clock } from './clock';
import { lastGood } from './http/last-good';
import { askWhileUntold } from './live/reload-when-told';
import { Live } from './live/live';
import { SessionStore } from './session-store';

const TICK_MS = 1_000;
/** The server's own measure: reminders run every minute. */
const HEALTHY_SECONDS = 180;

/** When the job that sends reminders last ran, as the server says, with the seconds since then counted on. */
@Injectable({ providedIn: 'root' })
export class HeartbeatStore {
  private readonly session = inject(SessionStore);
  private readonly clock = inject(Clock);
  private readonly resource = httpResource<ReminderHeartbeat>(() =>
    this.session.state() === 'in' ? '/api/reminders/heartbeat' : undefined,
  );
  private readonly beat = lastGood(this.resource);
  private readonly tick = signal(0);
  private readonly since = computed(() => (this.beat() ? Date.now() : 0));

  readonly known = computed(() => this.beat() !== undefined);
  /** Null when it never ran. */
  readonly ageSeconds = computed(() => {
    const age = this.beat()?.ageSeconds;
    if (age === undefined || age === null) return null;
    this.tick();
    return Math.round(age + (Date.now() - this.since()) / 1000);
  });
  /** Counted here as well: silence is no sign of health. */
  readonly healthy = computed(() => {
    const beat = this.beat();
    return !beat || (beat.healthy && (this.ageSeconds() ?? 0) <= HEALTHY_SECONDS);
  });

  constructor() {
    const seconds = setInterval(() => this.tick.update((count) => count + 1), TICK_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(seconds));
    askWhileUntold(() => this.resource.reload());
    inject(Live)
      .events$.pipe(takeUntilDestroyed())
      .subscribe(({ kind }) => {
        if (kind === 'refresh') this.resource.reload();
        if (kind === 'reminders') this.ranJustNow();
      });
  }

  private ranJustNow(): void {
    this.resource.set({ lastRanAt: new Date(this.clock.now()).toISOString(), ageSeconds: 0, healthy: true });
  }
}
