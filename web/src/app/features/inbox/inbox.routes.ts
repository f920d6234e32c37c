import type { Routes } from '@angular/router';
import { words } from '../../core/i18n/words';
import { InboxStore } from './inbox-store';

export default [
  {
    path: '',
    title: 'inbox.title',
    providers: [InboxStore],
    resolve: { words: words('inbox', { en: () => import('../../../i18n/en/inbox.json') }) },
    loadComponent: () => import('./inbox-page').then((file) => file.InboxPage),
  },
] satisfies Routes;
