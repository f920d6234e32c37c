import type { Routes } from '@angular/router';
import { words } from '../../core/i18n/words';

export default [
  {
    path: '',
    title: 'states.title',

    resolve: { words: words('states', { en: () => import('../../../i18n/en/states.json') }) },
    loadComponent: () => import('./state-list-page').then((file) => file.StatesPage),
  },
] satisfies Routes;
