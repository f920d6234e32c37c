import { EnvironmentInjector, inject, Injectable } from '@angular/core';
import { openDialog } from './dialog-opener';

/** Asks for another as-at date, loaded when first asked for. */
@Injectable({ providedIn: 'root' })
export class AsAtOpener {
  private readonly environment = inject(EnvironmentInjector);

  open(): void {
    void openDialog(() => import('./as-at-sheet').then((file) => file.AsAtSheet), this.environment);
  }
}
