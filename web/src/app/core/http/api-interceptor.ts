import { HttpEventType, type HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { catchError, tap, throwError } from 'rxjs';
import { Connection } from './connection';
import { CsrfToken } from './csrf-token';
import { toProblem } from './problem';
import { SessionExpired } from './session-expired';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Calls to `/api`: the CSRF token on writes, errors as `Problem`, the end of a session and of the connection noticed. */
export const apiInterceptor: HttpInterceptorFn = (request, next) => {
  if (!request.url.startsWith('/api/')) return next(request);
  const token = inject(CsrfToken).value();
  const connection = inject(Connection);
  const expired = inject(SessionExpired);
  const signed =
    SAFE.has(request.method) || !token ? request : request.clone({ setHeaders: { 'x-csrf-token': token } });
  return next(signed).pipe(
    // The first event says only that the request left.
    tap((event) => event.type === HttpEventType.Response && connection.answered()),
    catchError((error: unknown) => {
      const problem = toProblem(error);
      if (problem.temporary) connection.lost(problem);
      else connection.answered();
      // The session's own calls say who is signed in: a 401 there is an answer, not an end.
      if (problem.status === 401 && request.url !== '/api/session') expired.raise();
      return throwError(() => problem);
    }),
  );
};
