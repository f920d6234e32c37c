import { inject, Injectable } from '@angular/core';
import { SessionStore } from './session-store';

/**
 * What was typed and not yet saved, kept on this device per person and form: `drafts.keep('quick-log', value)`.
 * Another person on the same device never meets it. Signing out leaves it: the same person finds it again.
 */
@Injectable({ providedIn: 'root' })
export class Drafts {
  private readonly session = inject(SessionStore);

  keep(form: string, value: unknown): void {
    const key = this.key(form);
    if (!key) return;
    try {
      localStorage.setItem(key, JSON.stringify(value));
    } catch {
      // Full or forbidden storage: the form itself still holds what was typed.
    }
  }

  /** The draft as it was kept, or null. `is` proves its shape: an older version of the form may have written it. */
  find<T>(form: string, is: (value: unknown) => value is T): T | null {
    const key = this.key(form);
    if (!key) return null;
    try {
      const value: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
      return is(value) ? value : null;
    } catch {
      return null;
    }
  }

  drop(form: string): void {
    const key = this.key(form);
    if (key) localStorage.removeItem(key);
  }

  private key(form: string): string | null {
    const user = this.session.user();
    return user ? `demarche.draft.${user.id}.${form}` : null;
  }
}
