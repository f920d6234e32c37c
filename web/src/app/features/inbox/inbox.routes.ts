import type { Routes } from '@angular/router';
import { words } from '../../core/i18n/words';

export default [
  {
    path: '',
    title: 'inbox.title',
    resolve: { words: words('inbox', { en: () => import('../../../i18n/en/inbox.json') }) },
    loadComponent: () => import('./inbox-page').then((file) => file.InboxPage),
  },
] satisfies Routes;
