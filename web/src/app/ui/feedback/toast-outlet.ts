import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

/** What was just done, with Undo. Announced, reachable by keyboard, waits while it is looked at. */
@Component({
  selector: 'app-toast-outlet',
  imports: [TranslocoPipe],
  template: `<div class="toasts" role="status" aria-live="polite">
    @if (toast(); as present) {
      <div
        class="toast"
        (mouseenter)="held.emit()"
        (mouseleave)="released.emit()"
        (focusin)="held.emit()"
        (focusout)="released.emit()"
      >
        <span>{{ present.text }}</span>
        @if (present.undo) {
          <button type="button" class="btn" (click)="undo.emit()">{{ 'ui.undo' | transloco }}<kbd>Z</kbd></button>
        }
      </div>
    }
  </div>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ToastOutlet {
  readonly toast = input<{ readonly text: string; readonly undo?: unknown } | null>(null);
  readonly undo = output<void>();
  readonly held = output<void>();
  readonly released = output<void>();
}
