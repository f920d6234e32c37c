import { HttpClient, httpResource } from '@angular/common/http';
import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import type { MarkReadRequest, NotificationPage, NotificationView } from '@demarche/contracts/reminders';
import { firstValueFrom } from 'rxjs';
import { lastGood } from './http/last-good';
import { reloadWhenBack } from './http/reload-when-back';
import { askWhileUntold, reloadWhenTold } from './live/reload-when-told';
import { SessionStore } from './session-store';

/** What came in while the page was open. */
export interface Arrival {
  readonly latest: NotificationView;
  /** With the latest. */
  readonly count: number;
}

/** How many notifications wait for the reader: the bell. The list itself is the inbox's. */
@Injectable({ providedIn: 'root' })
export class NotificationsStore {
  private readonly http = inject(HttpClient);
  private readonly session = inject(SessionStore);
  private readonly resource = httpResource<NotificationPage>(() =>
    this.session.state() === 'in' ? '/api/notifications?unread=true&limit=1' : undefined,
  );
  private readonly page = lastGood(this.resource);
  private readonly came = signal<Arrival | null>(null);
  readonly unread = computed(() => this.page()?.unread ?? 0);
  /** The last that came in since the page was opened; null while none did. */
  readonly arrived = this.came.asReadonly();

  constructor() {
    reloadWhenBack(() => this.reload());
    reloadWhenTold(['notification'], () => this.reload());
    askWhileUntold(() => this.reload());
    this.noticeArrivals();
  }

  reload(): void {
    this.resource.reload();
  }

  /** @throws Problem */
  async markRead(request: MarkReadRequest): Promise<void> {
    await firstValueFrom(this.http.post('/api/notifications/read', request));
    this.reload();
  }

  /** Later than all that were known; what was read elsewhere, so that an earlier one leads, is no arrival. */
  private noticeArrivals(): void {
    let known: { at: string; unread: number } | undefined;
    effect(() => {
      const page = this.page();
      if (!page) return;
      const [latest] = page.items;
      if (known && latest && latest.at > known.at) {
        const count = Math.max(1, page.unread - known.unread);
        untracked(() => this.came.set({ latest, count }));
      }
      known = { at: latest && latest.at > (known?.at ?? '') ? latest.at : (known?.at ?? ''), unread: page.unread };
    });
  }
}
