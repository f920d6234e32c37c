import { provideHttpClient, withFetch, withInterceptors } from '@angular/common/http';
import {
  type ApplicationConfig,
  inject,
  provideBrowserGlobalErrorListeners,
  provideZonelessChangeDetection,
} from '@angular/core';
import { provideRouter, TitleStrategy, withComponentInputBinding, withInMemoryScrolling } from '@angular/router';
import { provideOverlays } from './app.overlays';
import { routes } from './app.routes';
import { AsAtStore } from './core/as-at-store';
import { Clock } from './core/clock';
import { apiInterceptor } from './core/http/api-interceptor';
import { provideWords } from './core/i18n/base-words';
import { PageTitle } from './core/page-title';
import { SessionStore } from './core/session-store';
import { LINK_PARAMS, TODAY, ZONE } from './ui/tokens';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideZonelessChangeDetection(),
    provideHttpClient(withFetch(), withInterceptors([apiInterceptor])),
    provideRouter(routes, withComponentInputBinding(), withInMemoryScrolling({ scrollPositionRestoration: 'enabled' })),
    provideWords(),
    provideOverlays(),
    { provide: TitleStrategy, useExisting: PageTitle },
    { provide: TODAY, useFactory: () => inject(Clock).today },
    { provide: ZONE, useFactory: () => inject(SessionStore).zone },
    { provide: LINK_PARAMS, useFactory: () => inject(AsAtStore).linkParams },
  ],
};
