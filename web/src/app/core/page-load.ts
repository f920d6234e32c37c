import { DOCUMENT, inject, Injectable } from '@angular/core';

/** Leaves the application and begins it anew at an address: nothing that was in memory is left. */
@Injectable({ providedIn: 'root' })
export class PageLoad {
  private readonly document = inject(DOCUMENT);

  at(url: string): void {
    this.document.location.assign(url);
  }
}
