import { EnvironmentInjector, inject, Injectable } from '@angular/core';
import { openDialog } from './dialog-opener';

/** Search and commands, loaded when first asked for. */
@Injectable({ providedIn: 'root' })
export class PaletteOpener {
  private readonly environment = inject(EnvironmentInjector);
  private isOpen = false;

  async open(): Promise<void> {
    if (this.isOpen) return;
    this.isOpen = true;
    try {
      await openDialog(() => import('./palette/palette').then((file) => file.Palette), this.environment);
    } finally {
      this.isOpen = false;
    }
  }
}
