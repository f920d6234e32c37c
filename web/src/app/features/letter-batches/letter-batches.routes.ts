import type { Routes } from '@angular/router';
import { words } from '../../core/i18n/words';

const strings = words('batches', { en: () => import('../../../i18n/en/batches.json') });

export default [
  {
    path: '',
    resolve: { words: strings },
    children: [
      {
        path: '',
        pathMatch: 'full',
        title: 'batches.title',
        loadComponent: () => import('./list/batches-page').then((file) => file.BatchesPage),
      },
      {
        path: 'new',
        title: 'batches.new',
        data: { ownHeading: true },
        loadComponent: () => import('./write/new-batch-page').then((file) => file.NewBatchPage),
      },
      {
        path: ':id',
        title: 'batches.one',
        data: { ownHeading: true },
        loadComponent: () => import('./page/batch-page').then((file) => file.BatchPage),
      },
    ],
  },
] satisfies Routes;
