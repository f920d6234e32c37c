import type { Routes } from '@angular/router';
import { words } from '../../core/i18n/words';

const strings = words('people', { en: () => import('../../../i18n/en/people.json') });

export default [
  {
    path: 'new',
    resolve: { words: strings },
    title: 'people.post.new',
    loadComponent: () => import('./posts/new-post-page').then((file) => file.NewPostPage),
  },
  {
    path: ':id',
    resolve: { words: strings },
    title: 'people.post.one',
    data: { ownHeading: true },
    loadComponent: () => import('./posts/post-page').then((file) => file.PostPage),
  },
] satisfies Routes;
