import type { Routes } from '@angular/router';
import { words } from '../../core/i18n/words';

export default [
  {
    path: '',
    title: 'sign-in.title',
    resolve: { words: words('sign-in', { en: () => import('../../../i18n/en/sign-in.json') }) },
    loadComponent: () => import('./sign-in-page').then((file) => file.SignInPage),
  },
] satisfies Routes;
