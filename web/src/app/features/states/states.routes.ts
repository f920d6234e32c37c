import type { Routes } from '@angular/router';
import { words } from '../../core/i18n/words';
import { StatesStore } from './register/states-store';

export default [
  {
    path: '',
    resolve: { words: words('states', { en: () => import('../../../i18n/en/states.json') }) },
    children: [
      {
        path: '',
        pathMatch: 'full',
        title: 'states.title',
        providers: [StatesStore],
        loadComponent: () => import('./register/states-page').then((file) => file.StatesPage),
      },
    ],
  },
] satisfies Routes;
