import type { Routes } from '@angular/router';
import { words } from '../../core/i18n/words';
import { PeopleStore } from './list/people-store';

const strings = words('people', { en: () => import('../../../i18n/en/people.json') });

export default [
  {
    path: '',
    resolve: { words: strings },
    children: [
      {
        path: '',
        pathMatch: 'full',
        title: 'people.title',
        providers: [PeopleStore],
        loadComponent: () => import('./list/people-page').then((file) => file.PeoplePage),
      },
      {
        path: 'new',
        title: 'people.new',
        loadComponent: () => import('./edit/new-person-page').then((file) => file.NewPersonPage),
      },
      {
        path: 'attention',
        title: 'people.attention.title',
        loadComponent: () => import('./list/attention-page').then((file) => file.AttentionPage),
      },
      {
        path: 'doubles',
        title: 'people.doubles.title',
        loadComponent: () => import('./doubles/doubles-page').then((file) => file.DoublesPage),
      },
      {
        path: ':id',
        title: 'people.one',
        data: { ownHeading: true },
        loadComponent: () => import('./page/person-page').then((file) => file.PersonPage),
      },
    ],
  },
] satisfies Routes;
