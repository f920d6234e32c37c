import type { Routes } from '@angular/router';
import { words } from '../../core/i18n/words';

/** The register and the page of one State bring each their own. */
export default [
  {
    path: '',
    resolve: { words: words('states', { en: () => import('../../../i18n/en/states.json') }) },
    children: [
      { path: '', pathMatch: 'full', loadChildren: () => import('./register/register.routes') },
      { path: ':iso3', loadChildren: () => import('./profile/profile.routes') },
    ],
  },
] satisfies Routes;
