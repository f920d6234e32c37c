import type { Routes } from '@angular/router';
import { words } from '../../core/i18n/words';

export default [
  {
    path: '',
    title: 'tasks.title',

    resolve: { words: words('tasks', { en: () => import('../../../i18n/en/tasks.json') }) },
    loadComponent: () => import('./task-list-page').then((file) => file.TasksPage),
  },
] satisfies Routes;
