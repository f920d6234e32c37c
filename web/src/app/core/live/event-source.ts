import { InjectionToken } from '@angular/core';

/** Opens a stream of events; undefined where the browser knows none. Tests give their own. */
export const OPEN_EVENT_SOURCE = new InjectionToken<((url: string) => EventSource) | undefined>('OPEN_EVENT_SOURCE', {
  providedIn: 'root',
  factory: () => (typeof EventSource === 'undefined' ? undefined : (url) => new EventSource(url)),
});
