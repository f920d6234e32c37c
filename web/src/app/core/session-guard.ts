import { inject } from '@angular/core';
import { type CanActivateFn, Router } from '@angular/router';
import { SessionStore } from './session-store';

/** Only who is signed in goes on; others sign in and come back to the address they asked for. */
export const signedIn: CanActivateFn = async (_route, state) => {
  const session = inject(SessionStore);
  const router = inject(Router);
  const known = session.state() === 'unknown' ? await session.load() : session.state();
  if (known === 'in') return true;
  if (known === 'unknown') return router.createUrlTree(['/failed'], { queryParams: { back: state.url } });
  return router.createUrlTree(['/sign-in'], { queryParams: state.url === '/' ? {} : { back: state.url } });
};

/** An address inside the application, or the home: a link must not lead a signed-in person elsewhere. */
export function safeBack(back: string | null | undefined): string {
  return back && /^\/(?![/\\])/.test(back) && !back.startsWith('/sign-in') ? back : '/today';
}
