import {
  ChangeDetectionStrategy,
  Component,
  Directive,
  ElementRef,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { place } from './place';

/**
 * A menu in the browser's top layer (native popover: closes on Escape and on a press elsewhere). Items are buttons or
 * links with `role="menuitem"`, `menuitemradio` or `menuitemcheckbox`; the arrows, Home, End and first letters move.
 *
 *     <button class="btn" [appMenuTrigger]="menu">Region</button>
 *     <app-menu #menu [label]="'states.region' | transloco">…</app-menu>
 */
@Component({
  selector: 'app-menu',
  template: '<ng-content />',
  host: {
    class: 'menu',
    popover: 'auto',
    role: 'menu',
    '[attr.aria-label]': 'label()',
    '(toggle)': 'toggled($event)',
    '(keydown)': 'move($event)',
    '(click)': 'chosen($event)',
  },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Menu {
  readonly label = input.required<string>();
  /** Stays open after a choice: several can be ticked. */
  readonly stays = input(false);
  readonly opened = output<void>();
  readonly shown = signal(false);
  readonly element: HTMLElement = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private trigger: HTMLElement | null = null;

  open(trigger: HTMLElement, alignEnd: boolean): void {
    this.trigger = trigger;
    this.element.showPopover();
    const at = place(
      trigger.getBoundingClientRect(),
      this.element.getBoundingClientRect(),
      { width: innerWidth, height: innerHeight },
      alignEnd,
    );
    this.element.style.left = `${at.left}px`;
    this.element.style.top = `${at.top}px`;
    this.opened.emit();
    const items = this.items();
    (items.find((item) => item.getAttribute('aria-checked') === 'true') ?? items[0])?.focus();
  }

  close(): void {
    if (this.shown()) this.element.hidePopover();
  }

  protected toggled(event: Event): void {
    const open = (event as ToggleEvent).newState === 'open';
    this.shown.set(open);
    if (!open && this.element.contains(document.activeElement)) this.trigger?.focus();
  }

  protected chosen(event: Event): void {
    const item = (event.target as Element).closest('[role^="menuitem"]');
    if (!item || this.stays()) return;
    this.trigger?.focus();
    this.close();
  }

  protected move(event: KeyboardEvent): void {
    const items = this.items();
    const index = items.indexOf(document.activeElement as HTMLElement);
    const next = target(event, index, items);
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  private items(): HTMLElement[] {
    return [...this.element.querySelectorAll<HTMLElement>('[role^="menuitem"]:not([disabled])')];
  }
}

function target(event: KeyboardEvent, index: number, items: readonly HTMLElement[]): HTMLElement | undefined {
  switch (event.key) {
    case 'ArrowDown':
      return items[(index + 1) % items.length];
    case 'ArrowUp':
      return items[(index - 1 + items.length) % items.length];
    case 'Home':
      return items[0];
    case 'End':
      return items.at(-1);
    default: {
      if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.key === ' ') return undefined;
      const letter = event.key.toLowerCase();
      const turned = [...items.slice(index + 1), ...items.slice(0, index + 1)];
      return turned.find((item) => item.textContent.trim().toLowerCase().startsWith(letter));
    }
  }
}

/** The button that opens a menu. */
@Directive({
  selector: '[appMenuTrigger]',
  host: {
    type: 'button',
    'aria-haspopup': 'menu',
    '[attr.aria-expanded]': 'appMenuTrigger().shown()',
    '(click)': 'toggle()',
    '(keydown.arrowdown)': 'toggle(); $event.preventDefault()',
  },
})
export class MenuTrigger {
  readonly appMenuTrigger = input.required<Menu>();
  readonly alignEnd = input(false);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected toggle(): void {
    if (this.appMenuTrigger().shown()) this.appMenuTrigger().close();
    else this.appMenuTrigger().open(this.element, this.alignEnd());
  }
}
