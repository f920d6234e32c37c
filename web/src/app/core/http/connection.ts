import { HttpClient } from '@angular/common/http';
import { computed, DestroyRef, inject, Injectable, Injector, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { Problem } from './problem';

/** Waits between tries while the server is away, in seconds; the last one repeats. */
export const RETRY_SECONDS = [5, 10, 20] as const;

/**
 * Whether the server answers. While it does not, pages keep what is on the screen, the shell says so and when it is
 * tried again; when it answers again, `restored` counts up and pages that failed to load may load again.
 */
@Injectable({ providedIn: 'root' })
export class Connection {
  private readonly injector = inject(Injector);
  private readonly problem = signal<Problem | null>(null);
  private tries = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  readonly down = computed(() => this.problem() !== null);
  readonly retryInSeconds = signal<number>(RETRY_SECONDS[0]);
  readonly restored = signal(0);

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  lost(problem: Problem): void {
    if (this.problem() === null) {
      this.problem.set(problem);
      this.tries = 0;
    }
    this.schedule();
  }

  answered(): void {
    if (this.problem() === null) return;
    clearTimeout(this.timer);
    this.timer = undefined;
    this.problem.set(null);
    this.restored.update((count) => count + 1);
  }

  /** Asks the server at once; the interceptor reports how it went. */
  async tryNow(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    // HttpClient needs the interceptor, and the interceptor needs this: so it is taken late.
    await firstValueFrom(this.injector.get(HttpClient).get('/api/health/ready')).catch(() => undefined);
  }

  private schedule(): void {
    if (this.timer !== undefined) return;
    const seconds = RETRY_SECONDS[Math.min(this.tries, RETRY_SECONDS.length - 1)] ?? RETRY_SECONDS[0];
    this.tries += 1;
    this.retryInSeconds.set(seconds);
    this.timer = setTimeout(() => void this.tryNow(), seconds * 1000);
  }
}
