import { HttpClient, httpResource } from '@angular/common/http';
import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import type { NotificationPage, NotificationView } from '@demarche/contracts/reminders';
import { firstValueFrom } from 'rxjs';
import { Clock } from '../../core/clock';
import { reloadWhenBack } from '../../core/http/reload-when-back';
import { lastGood } from '../../core/http/last-good';
import { NotificationsStore } from '../../core/notifications-store';

/** The notifications of who reads, latest first, page by page. Provided by the route. */
@Injectable()
export class InboxStore {
  private readonly http = inject(HttpClient);
  private readonly clock = inject(Clock);
  private readonly bell = inject(NotificationsStore);
  readonly unreadOnly = signal(false);
  private readonly filter = computed((): Record<string, string> => (this.unreadOnly() ? { unread: 'true' } : {}));
  private readonly first = httpResource<NotificationPage>(() => ({
    url: '/api/notifications',
    params: this.filter(),
  }));
  private readonly page = lastGood(this.first);
  private readonly added = signal<readonly NotificationView[]>([]);
  /** Read here since the page was loaded: they stay in sight until it is loaded again. */
  private readonly read = signal<ReadonlySet<string>>(new Set());

  readonly next = signal<string | null>(null);
  readonly busy = signal(false);
  readonly loading = computed(() => this.first.isLoading() && this.page() === undefined);
  readonly failed = computed(() => (this.page() === undefined ? (this.first.error() ?? null) : null));
  readonly items = computed<readonly NotificationView[]>(() => {
    const read = this.read();
    const now = new Date(this.clock.now()).toISOString();
    return [...(this.page()?.items ?? []), ...this.added()].map((item) =>
      read.has(item.id) && !item.readAt ? { ...item, readAt: now } : item,
    );
  });
  readonly anyUnread = computed(() => this.items().some((item) => !item.readAt));

  constructor() {
    reloadWhenBack(() => this.reload());
    const before = this.bell.arrived();
    effect(() => {
      // A list that was paged on would jump back to its first page.
      if (this.bell.arrived() !== before) untracked(() => this.added().length === 0 && this.first.reload());
    });
    effect(() => {
      const page = this.page();
      untracked(() => {
        this.added.set([]);
        this.next.set(page?.next ?? null);
      });
    });
  }

  reload(): void {
    this.first.reload();
    this.bell.reload();
  }

  async more(): Promise<void> {
    const after = this.next();
    if (!after || this.busy()) return;
    this.busy.set(true);
    try {
      const params = { ...this.filter(), after };
      const page = await firstValueFrom(this.http.get<NotificationPage>('/api/notifications', { params }));
      this.added.update((items) => [...items, ...page.items]);
      this.next.set(page.next);
    } finally {
      this.busy.set(false);
    }
  }

  /** Shown at once, and taken back when the server does not take it. @throws Problem */
  async markRead(ids: readonly string[]): Promise<void> {
    const before = this.read();
    this.read.set(new Set([...before, ...ids]));
    try {
      await this.bell.markRead({ ids: [...ids] });
    } catch (error) {
      this.read.set(before);
      throw error;
    }
  }

  /** @throws Problem */
  async markAllRead(): Promise<void> {
    await this.bell.markRead({ all: true });
    this.read.set(new Set(this.items().map((item) => item.id)));
  }
}
