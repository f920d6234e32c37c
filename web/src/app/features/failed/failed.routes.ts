import type { Routes } from '@angular/router';
import { words } from '../../core/i18n/words';

export default [
  {
    path: '',
    title: 'failed.title',
    resolve: { words: words('failed', { en: () => import('../../../i18n/en/failed.json') }) },
    loadComponent: () => import('./failed-page').then((file) => file.FailedPage),
  },
] satisfies Routes;
