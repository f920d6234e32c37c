import { ChangeDetectionStrategy, Component, inject, output, signal, viewChild } from '@angular/core';
import type { IsoDate } from '@demarche/domain/dates';
import { TranslocoPipe } from '@jsverse/transloco';
import { AsAtStore } from '../core/as-at-store';
import { DateField } from '../ui/forms/date-field';
import { Sheet } from '../ui/sheet/sheet';

/** Asks for the day for which everything is shown. */
@Component({
  selector: 'app-as-at-sheet',
  imports: [DateField, Sheet, TranslocoPipe],
  template: `<app-sheet [heading]="'shell.asAt.heading' | transloco" (closed)="closed.emit()">
    <form novalidate (submit)="show($event)">
      <div class="body">
        <p class="muted">{{ 'shell.asAt.text' | transloco }}</p>
        <app-date-field [label]="'shell.asAt.label' | transloco" [required]="true" prefer="past" [(value)]="day" />
      </div>
      <footer>
        <button type="button" class="btn btn--quiet" (click)="back()">{{ 'shell.asAt.back' | transloco }}</button>
        <button class="btn btn--primary ms-auto">{{ 'shell.asAt.show' | transloco }}</button>
      </footer>
    </form>
  </app-sheet>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AsAtSheet {
  readonly closed = output<void>();
  private readonly asAt = inject(AsAtStore);
  private readonly sheet = viewChild.required(Sheet);
  private readonly field = viewChild.required(DateField);
  protected readonly day = signal<IsoDate | null>(Number.isNaN(Date.parse(this.asAt.day())) ? null : this.asAt.day());

  protected show(event: Event): void {
    event.preventDefault();
    if (this.field().check()) this.go(this.day());
  }

  protected back(): void {
    this.go(null);
  }

  private go(day: IsoDate | null): void {
    void this.asAt.set(day);
    this.sheet().close();
  }
}
