import { ChangeDetectionStrategy, Component, ElementRef, inject, input, output, signal } from '@angular/core';
import { goRound } from '../keys/go-round';
import { place } from '../menu/place';

/**
 * A small panel with fields of its own, beside what opened it, in the browser's top layer (closes on Escape and on a
 * press elsewhere): `<app-popup #panel label="…">@if (panel.shown()) { … }</app-popup>`.
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
      const view = { width: innerWidth, height: innerHeight };
      const at = place(trigger.getBoundingClientRect(), this.element.getBoundingClientRect(), view, false);
      this.element.style.left = `${at.left}px`;
      this.element.style.top = `${at.top}px`;
      this.element.querySelector<HTMLElement>('[data-autofocus], input, button')?.focus();
    });
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
