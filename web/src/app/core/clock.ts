import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import type { Instant, IsoDate } from '@demarche/domain/dates';

const TICK_MS = 30_000;

/**
 * The time as the server tells it: a wrong clock on the desk makes nothing late, and a moved server clock moves the
 * pages too. Ticks twice a minute, so that "today" turns at midnight UTC on a page left open.
 */
@Injectable({ providedIn: 'root' })
export class Clock {
  private readonly offset = signal(0);
  private readonly local = signal(Date.now());

  /** Milliseconds since 1970. */
  readonly now = computed(() => this.local() + this.offset());
  /** The calendar day in UTC, the day that counts for the register and for due days. */
  readonly today = computed<IsoDate>(() => new Date(this.now()).toISOString().slice(0, 10));

  constructor() {
    const timer = setInterval(() => this.local.set(Date.now()), TICK_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }

  set(serverTime: Instant): void {
    const local = Date.now();
    this.local.set(local);
    this.offset.set(Date.parse(serverTime) - local);
  }
}
