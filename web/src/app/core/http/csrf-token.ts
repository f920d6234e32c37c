import { Injectable, signal } from '@angular/core';

/** The token of the present session, kept apart from the session store so that the interceptor needs no HTTP to read it. */
@Injectable({ providedIn: 'root' })
export class CsrfToken {
  readonly value = signal<string | null>(null);
}
