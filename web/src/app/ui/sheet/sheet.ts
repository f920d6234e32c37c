import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  input,
  output,
  viewChild,
} from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from '../icon/icon';
import { goRound } from '../keys/go-round';

let made = 0;

/**
 * A sheet above the page (native modal dialog: the keyboard goes round inside, the page behind is inert; on a phone it comes from
 * below). Escape, the cross and a press outside close it; what was typed must survive that, so keep a draft.
 *
 *     <app-sheet [heading]="…" (closed)="closed.emit()">
 *       <span sheetRemark>Draft kept</span>
 *       <form (ngSubmit)="…"><div class="body">…</div><footer>…</footer></form>
 *     </app-sheet>
 */
@Component({
  selector: 'app-sheet',
  imports: [Icon, TranslocoPipe],
  template: `<dialog
    #dialog
    class="scrim"
    [attr.aria-labelledby]="id"
    (close)="closed.emit()"
    (pointerdown)="outside($event)"
    (keydown)="goRound($event, dialog)"
  >
    <div class="sheet">
      <span class="grab" aria-hidden="true"></span>
      <header>
        <h2 [id]="id">{{ heading() }}</h2>
        <span class="ms-auto t12 quiet" role="status"><ng-content select="[sheetRemark]" /></span>
        <button
          type="button"
          class="btn btn--icon btn--quiet"
          [attr.aria-label]="closeLabel() ?? ('ui.close' | transloco)"
          (click)="close()"
        >
          <svg appIcon="x"></svg>
        </button>
      </header>
      <ng-content />
    </div>
  </dialog>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Sheet {
  /** Already translated. */
  readonly heading = input.required<string>();
  /** What closing means here: "Close, the draft stays". Already translated. */
  readonly closeLabel = input<string>();
  readonly closed = output<void>();
  protected readonly goRound = goRound;
  protected readonly id = `sheet-${(made += 1)}`;
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  constructor() {
    afterNextRender(() => {
      const dialog = this.dialog().nativeElement;
      dialog.showModal();
      const first =
        dialog.querySelector<HTMLElement>('[data-autofocus]') ??
        dialog.querySelector<HTMLElement>('.body :is(input, textarea, select, button)');
      first?.focus();
    });
  }

  /** `closed` follows, as it does after Escape. */
  close(): void {
    this.dialog().nativeElement.close();
  }

  protected outside(event: Event): void {
    if (event.target === this.dialog().nativeElement) this.close();
  }
}
