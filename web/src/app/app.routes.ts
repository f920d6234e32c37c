import type { Routes } from '@angular/router';
import { signedIn } from './core/session-guard';
import { Shell } from './shell/shell';

export const routes: Routes = [
  { path: 'sign-in', loadChildren: () => import('./features/sign-in/sign-in.routes') },
  { path: 'failed', loadChildren: () => import('./features/failed/failed.routes') },
  {
    path: '',
    canActivate: [signedIn],
    component: Shell,
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'today' },
      { path: 'today', loadChildren: () => import('./features/today/today.routes') },
      { path: 'states', loadChildren: () => import('./features/states/states.routes') },
      { path: 'votes', loadChildren: () => import('./features/votes/votes.routes') },
      { path: 'people', loadChildren: () => import('./features/people/people.routes') },
      { path: 'posts', loadChildren: () => import('./features/people/posts.routes') },
      { path: 'institutions', loadChildren: () => import('./features/people/institutions.routes') },
      { path: 'letters', loadChildren: () => import('./features/letters/letters.routes') },
      { path: 'mail', loadChildren: () => import('./features/mail/mail.routes') },
      {
        path: 'letter-batches',
        loadChildren: () => import('./features/letter-batches/letter-batches.routes'),
      },
      { path: 'tasks', loadChildren: () => import('./features/tasks/tasks.routes') },
      { path: 'engagements', loadChildren: () => import('./features/engagements/engagements.routes') },
      { path: 'inbox', loadChildren: () => import('./features/inbox/inbox.routes') },
      { path: '**', loadChildren: () => import('./features/not-found/not-found.routes') },
    ],
  },
];
