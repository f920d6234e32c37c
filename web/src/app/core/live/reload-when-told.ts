import { DestroyRef, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { LiveEvent } from '@demarche/contracts/live';
import { debounceTime, filter } from 'rxjs';
import { Live } from './live';

/** A batch of changes is told one by one: they are read once. */
const GATHER_MS = 200;
/** How often somebody asks where nothing is told. */
const ASK_MS = 30_000;

/** Reads again when the server says that it changed (and after each gap). Call in an injection context. */
export function reloadWhenTold(kinds: readonly LiveEvent['kind'][], reload: () => unknown): void {
  inject(Live)
    .events$.pipe(
      filter(({ kind }) => kind === 'refresh' || kinds.includes(kind)),
      debounceTime(GATHER_MS),
      takeUntilDestroyed(),
    )
    .subscribe(() => void reload());
}

/** Where the line does not stand, asks from time to time instead, as long as somebody looks. */
export function askWhileUntold(reload: () => unknown): void {
  const live = inject(Live);
  const timer = setInterval(() => {
    if (!live.connected() && document.visibilityState === 'visible') reload();
  }, ASK_MS);
  inject(DestroyRef).onDestroy(() => clearInterval(timer));
}
