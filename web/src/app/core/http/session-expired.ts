import { Injectable } from '@angular/core';
import { Subject } from 'rxjs';

/** Told by the interceptor when a call is answered with 401; the session store acts on it. */
@Injectable({ providedIn: 'root' })
export class SessionExpired {
  private readonly raised = new Subject<void>();
  readonly raised$ = this.raised.asObservable();

  raise(): void {
    this.raised.next();
  }
}
