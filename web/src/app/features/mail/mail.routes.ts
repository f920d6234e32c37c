import type { Routes } from '@angular/router';
import { words } from '../../core/i18n/words';
import { MailListStore } from './mail-list-store';
import { MailStore } from './mail-store';
import { MailUploads } from './mail-uploads';

export default [
  {
    path: '',
    resolve: { words: words('mail', { en: () => import('../../../i18n/en/mail.json') }) },
    children: [
      {
        path: '',
        pathMatch: 'full',
        title: 'mail.title',
        providers: [MailListStore, MailUploads],
        loadComponent: () => import('./mail-list-page').then((file) => file.MailListPage),
      },
      {
        path: ':id',
        title: 'mail.one',
        data: { ownHeading: true },
        providers: [MailStore],
        loadComponent: () => import('./mail-page').then((file) => file.MailPage),
      },
    ],
  },
] satisfies Routes;
