import { DestroyRef, DOCUMENT, inject, Injectable } from '@angular/core';
import { isTyping } from './typing';

/** `c`, `j`, `enter`, `escape`, `mod+k` (Ctrl, on a Mac also ⌘). */
export type KeyName = string;
/** Returns false when it had nothing to do: then the next one is asked, and the browser if none takes it. */
export type KeyHandler = (event: KeyboardEvent) => void | boolean;

interface Binding {
  readonly key: KeyName;
  readonly run: KeyHandler;
}

/**
 * One listener for the keys of the whole application. The latest binding of a key is asked first, so that a page may
 * give a key its own sense while it is open. Silent while somebody types or a dialog is open; `mod+…` works while typing.
 */
@Injectable({ providedIn: 'root' })
export class Shortcuts {
  private readonly document = inject(DOCUMENT);
  private bindings: readonly Binding[] = [];

  constructor() {
    const listen = (event: KeyboardEvent) => this.handle(event);
    this.document.addEventListener('keydown', listen);
    inject(DestroyRef).onDestroy(() => this.document.removeEventListener('keydown', listen));
  }

  /** Until the returned function is called; with `until`, until the component is gone. */
  bind(key: KeyName, run: KeyHandler, until?: DestroyRef): () => void {
    const binding = { key, run };
    this.bindings = [binding, ...this.bindings];
    const release = () => {
      this.bindings = this.bindings.filter((entry) => entry !== binding);
    };
    until?.onDestroy(release);
    return release;
  }

  private handle(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.altKey || this.document.querySelector('dialog[open]')) return;
    const mod = event.ctrlKey || event.metaKey;
    if (!mod && isTyping(event)) return;
    const key = (mod ? 'mod+' : '') + event.key.toLowerCase();
    for (const binding of this.bindings) {
      if (binding.key !== key || binding.run(event) === false) continue;
      event.preventDefault();
      return;
    }
  }
}
