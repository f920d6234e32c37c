import type { Routes } from '@angular/router';
import { words } from '../../core/i18n/words';
import { EngagementStore } from './engagement-store';

export default [
  {
    path: ':id',
    title: 'engagements.one',
    data: { ownHeading: true },
    providers: [EngagementStore],
    resolve: { words: words('engagements', { en: () => import('../../../i18n/en/engagements.json') }) },
    loadComponent: () => import('./engagement-page').then((file) => file.EngagementPage),
  },
] satisfies Routes;
