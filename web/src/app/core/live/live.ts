import { DestroyRef, effect, inject, Injectable, signal, untracked } from '@angular/core';
import type { LiveEvent } from '@demarche/contracts/live';
import { Subject } from 'rxjs';
import { Connection } from '../http/connection';
import { SessionExpired } from '../http/session-expired';
import { SessionStore } from '../session-store';
import { OPEN_EVENT_SOURCE } from './event-source';
import { LiveLine } from './live-line';

/** A tab that is out of sight so long lets its line go: a browser has few, and nobody looks. */
const HIDDEN_MS = 10_000;

/**
 * What the server tells of its own accord, over one line a tab. While `connected` nobody needs to ask from time to time;
 * whoever shows something listens (`reloadWhenTold`). Each line begins with `refresh`, so that what happened between two
 * lines is read as well.
 */
@Injectable({ providedIn: 'root' })
export class Live {
  private readonly session = inject(SessionStore);
  private readonly expired = inject(SessionExpired);
  private readonly told = new Subject<LiveEvent>();
  private readonly stands = signal(false);
  private readonly inSight = signal(document.visibilityState === 'visible');
  private readonly line: LiveLine | undefined;

  readonly events$ = this.told.asObservable();
  readonly connected = this.stands.asReadonly();

  constructor() {
    const open = inject(OPEN_EVENT_SOURCE);
    if (!open) return;
    const line = new LiveLine(
      () => open('/api/live'),
      (event) => this.hear(event),
      (stands) => this.stands.set(stands),
    );
    this.line = line;
    this.followSight();
    const connection = inject(Connection);
    effect(() => {
      // The server is back after it was away: no need to wait for the next try.
      connection.restored();
      if (this.session.state() === 'in' && this.inSight()) untracked(() => line.start());
      else untracked(() => line.stop());
    });
    inject(DestroyRef).onDestroy(() => line.stop());
  }

  private hear(event: LiveEvent): void {
    if (event.kind !== 'ended') return this.told.next(event);
    this.line?.stop();
    this.expired.raise();
  }

  private followSight(): void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      if (document.visibilityState === 'visible') this.inSight.set(true);
      else timer = setTimeout(() => this.inSight.set(false), HIDDEN_MS);
    };
    document.addEventListener('visibilitychange', look);
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    });
  }
}
