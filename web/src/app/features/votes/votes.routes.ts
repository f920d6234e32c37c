import type { Routes } from '@angular/router';
import { words } from '../../core/i18n/words';

export default [
  {
    path: '',
    title: 'votes.title',

    resolve: { words: words('votes', { en: () => import('../../../i18n/en/votes.json') }) },
    loadComponent: () => import('./vote-matrix-page').then((file) => file.VotesPage),
  },
] satisfies Routes;
