import { ChangeDetectionStrategy, Component, ElementRef, inject, input, model } from '@angular/core';

export interface SegmentOption<T extends string = string> {
  readonly value: T;
  /** Already translated. */
  readonly label: string;
}

/** One of a few: `<app-segments [label]="…" [options]="…" [(value)]="view" />`. Arrows choose, as in a group of radios. */
@Component({
  selector: 'app-segments',
  template: `@for (option of options(); track option.value) {
    <button
      type="button"
      role="radio"
      [attr.aria-checked]="option.value === value()"
      [tabindex]="option.value === value() || (!known() && $first) ? 0 : -1"
      (click)="value.set(option.value)"
    >
      {{ option.label }}
    </button>
  }`,
  host: { class: 'seg', role: 'radiogroup', '[attr.aria-label]': 'label()', '(keydown)': 'key($event)' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Segments<T extends string = string> {
  readonly label = input.required<string>();
  readonly options = input.required<readonly SegmentOption<T>[]>();
  readonly value = model.required<T>();
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected known(): boolean {
    return this.options().some((option) => option.value === this.value());
  }

  protected key(event: KeyboardEvent): void {
    const rtl = getComputedStyle(this.element).direction === 'rtl';
    const forward = event.key === 'ArrowDown' || event.key === (rtl ? 'ArrowLeft' : 'ArrowRight');
    const back = event.key === 'ArrowUp' || event.key === (rtl ? 'ArrowRight' : 'ArrowLeft');
    if (!forward && !back) return;
    event.preventDefault();
    const options = this.options();
    const index = options.findIndex((option) => option.value === this.value());
    const next = options[(index + (forward ? 1 : -1) + options.length) % options.length];
    if (!next) return;
    this.value.set(next.value);
    this.element.querySelectorAll('button')[options.indexOf(next)]?.focus();
  }
}
