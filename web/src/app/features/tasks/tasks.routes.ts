import type { Routes } from '@angular/router';
import { words } from '../../core/i18n/words';
import { TaskAnnouncer } from './task-announcer';
import { TaskStore } from './task-store';

const strings = words('tasks', { en: () => import('../../../i18n/en/tasks.json') });

export default [
  {
    path: '',
    title: 'tasks.title',
    providers: [TaskStore, TaskAnnouncer],
    resolve: { words: strings },
    loadComponent: () => import('./task-list-page').then((file) => file.TasksPage),
  },
  {
    path: ':id',
    title: 'tasks.one',
    data: { ownHeading: true },
    providers: [TaskAnnouncer],
    resolve: { words: strings },
    loadComponent: () => import('./task-page').then((file) => file.TaskDetailPage),
  },
] satisfies Routes;
