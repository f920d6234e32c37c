import { ChangeDetectionStrategy, Component, ElementRef, inject, input, output, signal } from '@angular/core';
import { goRound } from '../keys/go-round';
import { place } from '../menu/place';

/**
 * A small panel with fields of its own, beside what opened it, in the browser's top layer (closes on Escape and on a
 * press elsewhere): `<app-popup #panel label="…">@if (panel.shown()) { … }</app-popup>`, inside
 * `@defer (when panel.shown())` where what it holds is large.
 */
@Component({
  selector: 'app-popup',
  template: '<ng-content />',
  host: {
    class: 'menu popup',
    popover: 'auto',
    role: 'dialog',
    '[attr.aria-label]': 'label()',
    '(toggle)': 'toggled($event)',
    '(keydown)': 'goRound($event, element)',
  },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Popup {
  /** Already translated. */
  readonly label = input.required<string>();
  readonly closed = output<void>();
  readonly shown = signal(false);
  protected readonly goRound = goRound;
  protected readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private trigger: HTMLElement | null = null;

  open(trigger: HTMLElement): void {
    if (this.shown()) return this.close();
    this.trigger = trigger;
    this.shown.set(true);
    this.element.showPopover();
    // The content is drawn first: its size decides where the panel goes.
    requestAnimationFrame(() => {
      if (this.settle(trigger)) return;
      // It comes with a script of its own, the first time.
      const content = new MutationObserver(() => {
        if (!this.shown() || this.settle(trigger)) content.disconnect();
      });
      content.observe(this.element, { childList: true, subtree: true });
    });
  }

  /** Puts the panel beside its trigger and the focus into it. False while there is nothing to focus. */
  private settle(trigger: HTMLElement): boolean {
    const view = { width: innerWidth, height: innerHeight };
    const at = place(trigger.getBoundingClientRect(), this.element.getBoundingClientRect(), view, false);
    this.element.style.left = `${at.left}px`;
    this.element.style.top = `${at.top}px`;
    const first = this.element.querySelector<HTMLElement>('[data-autofocus], input, button');
    first?.focus();
    return first !== null;
  }

  close(): void {
    if (this.shown()) this.element.hidePopover();
  }

  protected toggled(event: Event): void {
    if ((event as ToggleEvent).newState === 'open') return;
    const inside = this.element.contains(document.activeElement) || document.activeElement === document.body;
    this.shown.set(false);
    if (inside) this.trigger?.focus({ preventScroll: true });
    this.closed.emit();
  }
}
