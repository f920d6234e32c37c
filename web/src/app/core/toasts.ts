import { Injectable, signal } from '@angular/core';

/** How long an act can be undone. */
export const TOAST_MS = 8_000;

export interface Toast {
  readonly id: number;
  /** Already translated. */
  readonly text: string;
  readonly undo?: () => void | Promise<void>;
}

/**
 * What was done, with a way back: `toasts.show(text, () => store.reopen(task))`. One at a time: a newer act replaces
 * the older one, whose time to undo is then over. Waits while the pointer or the focus is on it.
 */
@Injectable({ providedIn: 'root' })
export class Toasts {
  private readonly present = signal<Toast | null>(null);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private made = 0;
  private waiting: string | undefined;
  readonly current = this.present.asReadonly();

  show(text: string, undo?: Toast['undo']): void {
    this.present.set({ id: (this.made += 1), text, undo });
    this.resume();
  }

  /** News that nobody asked for: it waits until what can be undone is over, and only the last of them is told. */
  tell(text: string): void {
    if (this.present()?.undo) this.waiting = text;
    else this.show(text);
  }

  /** Takes the last act back, if it still can be; false when there is nothing to undo. */
  undo(): boolean {
    const undo = this.present()?.undo;
    if (!undo) return false;
    this.dismiss();
    void undo();
    return true;
  }

  dismiss(): void {
    this.pause();
    this.present.set(null);
    const next = this.waiting;
    this.waiting = undefined;
    if (next !== undefined) this.show(next);
  }

  pause(): void {
    clearTimeout(this.timer);
  }

  resume(): void {
    this.pause();
    if (this.present()) this.timer = setTimeout(() => this.dismiss(), TOAST_MS);
  }
}
