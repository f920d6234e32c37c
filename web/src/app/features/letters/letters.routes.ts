import type { Routes } from '@angular/router';
import { words } from '../../core/i18n/words';

const strings = words('letters', { en: () => import('../../../i18n/en/letters.json') });

export default [
  {
    path: '',
    resolve: { words: strings },
    children: [
      { path: '', pathMatch: 'full', loadChildren: () => import('./register/register.routes') },
      {
        path: 'new',
        title: 'letters.new',
        data: { ownHeading: true },
        loadComponent: () => import('./write/new-letter-page').then((file) => file.NewLetterPage),
      },
      {
        path: 'templates',
        title: 'letters.templates.title',
        loadChildren: () => import('./templates/templates.routes'),
      },
      {
        path: ':id',
        title: 'letters.one',
        data: { ownHeading: true },
        loadComponent: () => import('./page/letter-page').then((file) => file.LetterPage),
      },
    ],
  },
] satisfies Routes;
