import type { Routes } from '@angular/router';

export default [
  {
    path: '',
    pathMatch: 'full',
    loadComponent: () => import('./templates-page').then((file) => file.TemplatesPage),
  },
  {
    path: 'new',
    data: { ownHeading: true },
    loadComponent: () => import('./template-page').then((file) => file.TemplatePage),
  },
  {
    path: ':id',
    data: { ownHeading: true },
    loadComponent: () => import('./template-page').then((file) => file.TemplatePage),
  },
] satisfies Routes;
