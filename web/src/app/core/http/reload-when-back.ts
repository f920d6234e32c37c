import { effect, inject, untracked } from '@angular/core';
import { Connection } from './connection';

/** Reads again once the server answers again after it was away. Call in an injection context. */
export function reloadWhenBack(reload: () => unknown): void {
  const connection = inject(Connection);
  let seen = connection.restored();
  effect(() => {
    const restored = connection.restored();
    if (restored === seen) return;
    seen = restored;
    untracked(reload);
  });
}
