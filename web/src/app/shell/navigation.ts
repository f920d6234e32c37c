import { computed, inject, Injectable } from '@angular/core';
import { NotificationsStore } from '../core/notifications-store';
import { OverviewStore } from '../core/overview-store';
import { SessionStore } from '../core/session-store';
import { PAGES, type ShellPage } from './pages';

export interface NavItem extends ShellPage {
  /** Zero shows nothing. */
  readonly count: number;
  /** Words for the count, for screen readers. */
  readonly countKey: string;
}

/** The pages this reader may open, with what waits on each. */
@Injectable({ providedIn: 'root' })
export class Navigation {
  private readonly session = inject(SessionStore);
  private readonly overview = inject(OverviewStore);
  private readonly notifications = inject(NotificationsStore);

  readonly items = computed<readonly NavItem[]>(() => {
    this.session.view();
    const overview = this.overview.view();
    const counts: Partial<Record<ShellPage['key'], [number, string]>> = {
      today: [overview?.dueTotal ?? 0, 'shell.count.due'],
      tasks: [overview?.openTasks ?? 0, 'shell.count.open'],
      inbox: [this.notifications.unread(), 'shell.count.unread'],
    };
    return PAGES.filter((page) => !page.permission || this.session.can(page.permission)).map((page) => {
      const [count, countKey] = counts[page.key] ?? [0, ''];
      return { ...page, count, countKey };
    });
  });
  readonly mayLog = computed(() => {
    this.session.view();
    return this.session.can('engagement.write');
  });
}
