import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  effect,
  type ElementRef,
  inject,
  input,
  output,
  viewChild,
} from '@angular/core';
import { Icon } from '../icon/icon';
import { Shortcuts } from '../keys/shortcuts';

const PAUSE_MS = 120;

/** Free text above a list, under the key `/`; Escape empties it, then leaves it. Tells of a change after a short pause. */
@Component({
  selector: 'app-search-box',
  imports: [Icon],
  template: `<svg appIcon="search" class="icon--s"></svg>
    <input
      #box
      type="search"
      autocomplete="off"
      spellcheck="false"
      [placeholder]="label()"
      [attr.aria-label]="label()"
      aria-keyshortcuts="/"
      (input)="typed(box.value)"
      (keydown.escape)="escape(box)"
      (keydown.enter)="leave(box)"
    /><kbd aria-hidden="true">/</kbd>`,
  host: { class: 'search', role: 'search' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SearchBox {
  /** Already translated. */
  readonly label = input.required<string>();
  readonly value = input('');
  readonly changed = output<string>();
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    const until = inject(DestroyRef);
    inject(Shortcuts).bind('/', () => this.box().nativeElement.focus(), until);
    until.onDestroy(() => clearTimeout(this.timer));
    // What comes from the address must not overwrite what is being typed.
    effect(() => {
      const value = this.value();
      const box = this.box().nativeElement;
      if (document.activeElement !== box) box.value = value;
    });
  }

  protected typed(text: string): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.changed.emit(text.trim()), PAUSE_MS);
  }

  protected escape(box: HTMLInputElement): void {
    if (box.value === '') this.leave(box);
    box.value = '';
    this.typed('');
  }

  /** To the page, where `j` and `k` move the rows. */
  protected leave(box: HTMLElement): void {
    box.closest('main')?.focus({ preventScroll: true });
  }
}
