import { ChangeDetectionStrategy, Component, inject, output, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { AsAtStore } from '../core/as-at-store';
import { Sheet } from '../ui/sheet/sheet';

/** Asks for the day for which everything is shown. */
@Component({
  selector: 'app-as-at-sheet',
  imports: [Sheet, TranslocoPipe],
  template: `<app-sheet [heading]="'shell.asAt.heading' | transloco" (closed)="closed.emit()">
    <form (submit)="show($event, field.value)">
      <div class="body">
        <div class="field">
          <label for="as-at-day">{{ 'shell.asAt.text' | transloco }}</label>
          <input #field id="as-at-day" class="input" type="date" [value]="asAt.day()" data-autofocus />
        </div>
      </div>
      <footer>
        <button type="button" class="btn btn--quiet" (click)="show($event, null)">
          {{ 'shell.asAt.back' | transloco }}
        </button>
        <button class="btn btn--primary ms-auto">{{ 'shell.asAt.show' | transloco }}</button>
      </footer>
    </form>
  </app-sheet>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AsAtSheet {
  readonly closed = output<void>();
  protected readonly asAt = inject(AsAtStore);
  private readonly sheet = viewChild.required(Sheet);

  protected show(event: Event, day: string | null): void {
    event.preventDefault();
    void this.asAt.set(day || null);
    this.sheet().close();
  }
}
