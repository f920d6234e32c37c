import type { Routes } from '@angular/router';
import { words } from '../../core/i18n/words';
import { TodayStore } from './today-store';

export default [
  {
    path: '',
    title: 'today.title',
    data: { ownHeading: true },
    providers: [TodayStore],
    resolve: { words: words('today', { en: () => import('../../../i18n/en/today.json') }) },
    loadComponent: () => import('./today-page').then((file) => file.TodayPage),
  },
] satisfies Routes;
