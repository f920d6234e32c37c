import { DOCUMENT, inject, Injectable, signal } from '@angular/core';

export const THEMES = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof THEMES)[number];
const KEY = 'demarche.theme';

/** Light, dark or as the system is; kept on this device. */
@Injectable({ providedIn: 'root' })
export class Theme {
  private readonly document = inject(DOCUMENT);
  private readonly chosen = signal<ThemeChoice>(read());
  readonly choice = this.chosen.asReadonly();

  choose(choice: ThemeChoice): void {
    this.chosen.set(choice);
    try {
      localStorage.setItem(KEY, choice);
    } catch {
      // A device that keeps nothing still gets the theme for this visit.
    }
    this.apply();
  }

  apply(): void {
    const root = this.document.documentElement;
    if (this.chosen() === 'system') root.removeAttribute('data-theme');
    else root.setAttribute('data-theme', this.chosen());
  }
}

function read(): ThemeChoice {
  try {
    const kept = localStorage.getItem(KEY);
    return THEMES.find((theme) => theme === kept) ?? 'system';
  } catch {
    return 'system';
  }
}
