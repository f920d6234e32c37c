import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject, input, signal } from '@angular/core';

/** What takes less than this shows no bones: they would only flicker. */
const BONES_AFTER_MS = 200;
const WIDTHS = [62, 44, 71, 38, 55] as const;

/** Skeleton rows of the final height, from 200 ms on; before that the same height stands empty, so that nothing jumps. */
@Component({
  selector: 'app-bones',
  template: `<ul class="ghost" aria-busy="true" [attr.aria-label]="label()">
    @for (width of widths(); track $index) {
      <li>
        @if (shown()) {
          <span class="bone bone--dot"></span><span class="bone" [style.inline-size.%]="width"></span
          ><span class="bone"></span><span class="bone"></span>
        }
      </li>
    }
  </ul>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Bones {
  readonly rows = input(5);
  /** For screen readers: "Loading States". Already translated. */
  readonly label = input.required<string>();
  protected readonly shown = signal(false);
  protected readonly widths = computed(() =>
    Array.from({ length: this.rows() }, (_, row) => WIDTHS[row % WIDTHS.length] ?? WIDTHS[0]),
  );

  constructor() {
    const timer = setTimeout(() => this.shown.set(true), BONES_AFTER_MS);
    inject(DestroyRef).onDestroy(() => clearTimeout(timer));
  }
}
