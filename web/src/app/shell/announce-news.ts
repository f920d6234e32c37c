import { effect, inject, untracked } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { NotificationsStore } from '../core/notifications-store';
import { Toasts } from '../core/toasts';

/** Says what came in, for eyes and screen readers alike. Call in an injection context. */
export function announceNews(): void {
  const store = inject(NotificationsStore);
  const toasts = inject(Toasts);
  const transloco = inject(TranslocoService);
  const before = store.arrived();
  effect(() => {
    const news = store.arrived();
    if (!news || news === before) return;
    const { latest, count } = news;
    untracked(() =>
      toasts.tell(
        count === 1
          ? transloco.translate('shell.news.one', { title: latest.title })
          : transloco.translate('shell.news.many', { count }),
      ),
    );
  });
}
