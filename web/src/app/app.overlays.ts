import { OVERLAYS, type OverlayLoader, type OverlayName } from './core/overlay';

/** Features that open above any page. Each comes with its own script when it is first opened. */
const overlays: Record<OverlayName, OverlayLoader> = {
  'quick-log': () => import('./features/engagements/quick-log.overlay').then((file) => file.QuickLogOverlay),
  'task-form': () => import('./features/tasks/task-form.overlay').then((file) => file.TaskFormOverlay),
};

export const provideOverlays = () => ({ provide: OVERLAYS, useValue: overlays });
