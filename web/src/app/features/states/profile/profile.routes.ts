import { inject } from '@angular/core';
import type { ResolveFn, Routes } from '@angular/router';
import { StatePage } from './state-page';
import { StateStore } from './state-store';

/** Tells the store which State the address names, in whatever case it was typed. */
const openState: ResolveFn<string> = (route) => {
  const iso3 = (route.paramMap.get('iso3') ?? '').toUpperCase();
  inject(StateStore).iso3.set(iso3);
  return iso3;
};

export default [
  {
    path: '',
    providers: [StateStore],
    resolve: { iso3: openState },
    data: { ownHeading: true },
    component: StatePage,
    children: [
      {
        path: '',
        pathMatch: 'full',
        loadComponent: () => import('./state-overview').then((file) => file.StateOverview),
      },
      {
        path: 'engagements',
        loadComponent: () => import('./state-engagements').then((file) => file.StateEngagements),
      },
      { path: 'letters', loadComponent: () => import('./state-letters').then((file) => file.StateLetters) },
      { path: 'people', loadComponent: () => import('./state-people').then((file) => file.StatePeople) },
      { path: 'tasks', loadComponent: () => import('./state-tasks').then((file) => file.StateTasks) },
      { path: 'votes', loadComponent: () => import('./state-votes').then((file) => file.StateVotes) },
      { path: 'facts', loadComponent: () => import('./state-facts').then((file) => file.StateFacts) },
    ],
  },
] satisfies Routes;
