import {
  ApplicationRef,
  type ComponentRef,
  createComponent,
  EnvironmentInjector,
  inject,
  Injectable,
  InjectionToken,
  type OutputRef,
  signal,
  type Type,
} from '@angular/core';
import type { QuickLogRequest, TaskFormRequest } from './overlay-requests';

/** What can be opened from anywhere, and what it is asked. */
export interface OverlayRequests {
  'quick-log': QuickLogRequest;
  'task-form': TaskFormRequest;
}
export type OverlayName = keyof OverlayRequests;

/** A component that is opened this way: takes `request`, draws its own sheet (`<app-sheet>`), says when it is closed. */
export interface OverlayComponent {
  readonly closed: OutputRef<void>;
}
export type OverlayLoader = () => Promise<Type<OverlayComponent>>;
/** Filled in `app.overlays.ts`, the one place that knows the features. */
export const OVERLAYS = new InjectionToken<Record<OverlayName, OverlayLoader>>('overlays');

/** Opens a lazily loaded feature above any page: `overlay.open('quick-log', { states: ['AGO'] })`. One at a time. */
@Injectable({ providedIn: 'root' })
export class Overlay {
  private readonly loaders = inject(OVERLAYS);
  private readonly app = inject(ApplicationRef);
  private readonly environment = inject(EnvironmentInjector);
  private open_: OverlayName | null = null;
  /** What the page on the screen is about: logging a contact from anywhere in the shell starts from it. */
  readonly subject = signal<QuickLogRequest>({});
  /** Counts what was closed: a page reads anew what may have been changed above it. */
  readonly closings = signal(0);

  /** Resolves when it is closed again; at once when another one is open. */
  async open<N extends OverlayName>(name: N, request: OverlayRequests[N]): Promise<void> {
    if (this.open_) return;
    this.open_ = name;
    const back = document.activeElement;
    try {
      const type = await this.loaders[name]();
      const ref = createComponent(type, { environmentInjector: this.environment });
      ref.setInput('request', request);
      await this.show(ref);
    } finally {
      this.open_ = null;
      this.closings.update((count) => count + 1);
      if (back instanceof HTMLElement && back.isConnected) back.focus({ preventScroll: true });
    }
  }

  private show(ref: ComponentRef<OverlayComponent>): Promise<void> {
    document.body.append(ref.location.nativeElement as HTMLElement);
    this.app.attachView(ref.hostView);
    return new Promise((resolve) => {
      ref.instance.closed.subscribe(() => {
        ref.destroy();
        resolve();
      });
    });
  }
}
