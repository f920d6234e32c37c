import { ChangeDetectionStrategy, Component, type ElementRef, signal, viewChild } from '@angular/core';
import { cutTextAt, wholeText } from './cut-text';

/** A finger that rests this long asks for the name; a shorter press follows the link. */
export const HELD_MS = 450;
const AFTER_TOUCH_MS = 2_500;

/**
 * Names that a narrow column cuts, whole: under the pointer, at the focus, and on touch while a finger rests on them.
 * One for all pages; nothing has to be marked. For screen readers the text was never cut.
 */
@Component({
  selector: 'app-whole-name',
  template: `<div #box popover="manual" class="whole-name" aria-hidden="true">{{ text() }}</div>`,
  host: {
    '(document:pointerover)': 'over($event)',
    '(document:focusin)': 'focused($event)',
    '(document:focusout)': 'hide()',
    '(document:pointerdown)': 'pressed($event)',
    '(document:pointerup)': 'lifted()',
    '(document:pointercancel)': 'lifted()',
    '(document:click)': 'clicked($event)',
    '(document:contextmenu)': 'menu($event)',
    '(document:keydown.escape)': 'hide()',
    '(document:scroll)': 'hide()',
  },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WholeName {
  protected readonly text = signal('');
  private readonly box = viewChild.required<ElementRef<HTMLElement>>('box');
  private at: HTMLElement | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** The press that showed a name must not also open what it names. */
  private swallow = false;

  protected over(event: PointerEvent): void {
    if (event.pointerType === 'touch' || !(event.target instanceof Element)) return;
    const cut = cutTextAt(event.target);
    if (cut) this.show(cut);
    else this.hide();
  }

  protected focused(event: FocusEvent): void {
    if (!(event.target instanceof Element) || !event.target.matches(':focus-visible')) return;
    const cut = cutTextAt(event.target);
    if (cut) this.show(cut);
  }

  protected pressed(event: PointerEvent): void {
    this.hide();
    this.swallow = false;
    if (event.pointerType !== 'touch' || !(event.target instanceof Element)) return;
    const cut = cutTextAt(event.target);
    if (!cut) return;
    this.timer = setTimeout(() => {
      this.swallow = true;
      this.show(cut);
    }, HELD_MS);
  }

  protected lifted(): void {
    clearTimeout(this.timer);
    if (this.swallow) this.timer = setTimeout(() => this.hide(), AFTER_TOUCH_MS);
  }

  protected clicked(event: Event): void {
    if (!this.swallow) return;
    this.swallow = false;
    event.preventDefault();
    event.stopPropagation();
  }

  /** A long press would open the browser's menu over the name. */
  protected menu(event: Event): void {
    if (this.swallow) event.preventDefault();
  }

  protected hide(): void {
    clearTimeout(this.timer);
    this.at = null;
    const box = this.box().nativeElement;
    if (box.matches(':popover-open')) box.hidePopover();
  }

  private show(cut: HTMLElement): void {
    if (this.at === cut) return;
    this.at = cut;
    this.text.set(wholeText(cut));
    const box = this.box().nativeElement;
    box.textContent = this.text();
    // Again and last, so that it stands above a dialog that was opened meanwhile.
    if (box.matches(':popover-open')) box.hidePopover();
    box.showPopover();
    this.place(box, cut.getBoundingClientRect());
  }

  /** Beneath the name, above it where there is no room; never past the edge of the window. */
  private place(box: HTMLElement, name: DOMRect): void {
    const { innerWidth, innerHeight } = window;
    const { width, height } = box.getBoundingClientRect();
    const rtl = getComputedStyle(document.documentElement).direction === 'rtl';
    const wanted = rtl ? name.right - width + 8 : name.left - 8;
    const top = name.bottom + 4 + height > innerHeight ? name.top - height - 4 : name.bottom + 4;
    box.style.left = `${Math.max(8, Math.min(wanted, innerWidth - width - 8))}px`;
    box.style.top = `${Math.max(8, top)}px`;
  }
}
