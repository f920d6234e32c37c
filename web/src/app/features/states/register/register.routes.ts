import type { Routes } from '@angular/router';
import { AtlasStore } from '../atlas/atlas-store';
import { StatesPage } from './states-page';
import { StatesStore } from './states-store';

export default [
  { path: '', title: 'states.title', providers: [StatesStore, AtlasStore], component: StatesPage },
] satisfies Routes;
