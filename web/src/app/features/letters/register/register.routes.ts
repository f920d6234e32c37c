import type { Routes } from '@angular/router';
import { LettersPage } from './letters-page';
import { LettersStore } from './letters-store';

export default [
  { path: '', title: 'letters.title', providers: [LettersStore], component: LettersPage },
] satisfies Routes;
