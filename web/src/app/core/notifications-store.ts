import { HttpClient, httpResource } from '@angular/common/http';
import { computed, DestroyRef, inject, Injectable } from '@angular/core';
import type { MarkReadRequest, NotificationPage } from '@demarche/contracts/reminders';
import { firstValueFrom } from 'rxjs';
import { lastGood } from './http/last-good';
import { reloadWhenBack } from './http/reload-when-back';
import { SessionStore } from './session-store';

const EVERY_MS = 30_000;

/** How many notifications wait for the reader: the bell. The list itself is the inbox's. */
@Injectable({ providedIn: 'root' })
export class NotificationsStore {
  private readonly http = inject(HttpClient);
  private readonly session = inject(SessionStore);
  private readonly resource = httpResource<NotificationPage>(() =>
    this.session.state() === 'in' ? '/api/notifications?unread=true&limit=1' : undefined,
  );
  private readonly page = lastGood(this.resource);
  readonly unread = computed(() => this.page()?.unread ?? 0);

  constructor() {
    reloadWhenBack(() => this.reload());
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') this.resource.reload();
    }, EVERY_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }

  reload(): void {
    this.resource.reload();
  }

  /** @throws Problem */
  async markRead(request: MarkReadRequest): Promise<void> {
    await firstValueFrom(this.http.post('/api/notifications/read', request));
    this.reload();
  }
}
