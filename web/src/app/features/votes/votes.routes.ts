import type { Routes } from '@angular/router';
import { words } from '../../core/i18n/words';
import { VotesStore } from './votes-store';

export default [
  {
    path: '',
    title: 'votes.title',
    providers: [VotesStore],
    resolve: { words: words('votes', { en: () => import('../../../i18n/en/votes.json') }) },
    loadComponent: () => import('./votes-page').then((file) => file.VotesPage),
  },
] satisfies Routes;
