import { InjectionToken, type Signal, signal } from '@angular/core';
import type { Params } from '@angular/router';
import type { IsoDate } from '@demarche/domain/dates';

/** Today in UTC, as the server's clock has it. Given by `app.config.ts`, so that nothing in `ui` knows a store. */
export const TODAY = new InjectionToken<Signal<IsoDate>>('today', {
  factory: () => signal(new Date().toISOString().slice(0, 10)),
});

/** What a link to a record carries on: the as-at date, when it is not today. */
export const LINK_PARAMS = new InjectionToken<Signal<Params>>('link params', { factory: () => signal({}) });

/** The reader's IANA zone, for hours. */
export const ZONE = new InjectionToken<Signal<string>>('zone', { factory: () => signal('UTC') });
