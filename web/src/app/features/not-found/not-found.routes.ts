import type { Routes } from '@angular/router';
import { words } from '../../core/i18n/words';

export default [
  {
    path: '',
    title: 'not-found.title',
    resolve: { words: words('not-found', { en: () => import('../../../i18n/en/not-found.json') }) },
    loadComponent: () => import('./not-found-page').then((file) => file.NotFoundPage),
  },
] satisfies Routes;
