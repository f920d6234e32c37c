import { inject } from '@angular/core';
import type { ResolveFn, Routes } from '@angular/router';
import { words } from '../../core/i18n/words';
import { AtlasStore } from './atlas/atlas-store';
import { StateStore } from './profile/state-store';
import { StatesStore } from './register/states-store';

/** Tells the store which State the address names, in whatever case it was typed. */
const openState: ResolveFn<string> = (route) => {
  const iso3 = (route.paramMap.get('iso3') ?? '').toUpperCase();
  inject(StateStore).iso3.set(iso3);
  return iso3;
};

export default [
  {
    path: '',
    resolve: { words: words('states', { en: () => import('../../../i18n/en/states.json') }) },
    children: [
      {
        path: '',
        pathMatch: 'full',
        title: 'states.title',
        providers: [StatesStore, AtlasStore],
        loadComponent: () => import('./register/states-page').then((file) => file.StatesPage),
      },
      {
        path: ':iso3',
        providers: [StateStore],
        resolve: { iso3: openState },
        data: { ownHeading: true },
        loadComponent: () => import('./profile/state-page').then((file) => file.StatePage),
        children: [
          {
            path: '',
            pathMatch: 'full',
            loadComponent: () => import('./profile/state-overview').then((file) => file.StateOverview),
          },
          {
            path: 'engagements',
            loadComponent: () => import('./profile/state-engagements').then((file) => file.StateEngagements),
          },
          { path: 'letters', loadComponent: () => import('./profile/state-letters').then((file) => file.StateLetters) },
          { path: 'people', loadComponent: () => import('./profile/state-people').then((file) => file.StatePeople) },
          { path: 'tasks', loadComponent: () => import('./profile/state-tasks').then((file) => file.StateTasks) },
          { path: 'votes', loadComponent: () => import('./profile/state-votes').then((file) => file.StateVotes) },
          { path: 'facts', loadComponent: () => import('./profile/state-facts').then((file) => file.StateFacts) },
        ],
      },
    ],
  },
] satisfies Routes;
