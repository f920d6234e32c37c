import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal, viewChild } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { Problem } from '../../../core/http/problem';
import { problemText } from '../../../ui/feedback/problem-text';
import { Control, Field } from '../../../ui/forms/field';
import { Sheet } from '../../../ui/sheet/sheet';

/** Asks before what cannot be undone: why, and the name once more. */
@Component({
  selector: 'app-erase-sheet',
  imports: [Control, Field, Sheet, TranslocoPipe],
  template: `<app-sheet [heading]="'people.erase.heading' | transloco" (closed)="closed.emit()">
    <form novalidate (submit)="$event.preventDefault(); submit()">
      <div class="body">
        <p>{{ 'people.erase.text' | transloco: { name: name() } }}</p>
        <app-field
          [label]="'people.erase.reason' | transloco"
          [hint]="'people.erase.reasonHint' | transloco"
          [error]="tried() && !why().trim() ? ('people.erase.noReason' | transloco) : said()"
        >
          <input #reason appControl class="input" maxlength="500" [value]="why()" (input)="why.set(reason.value)" />
        </app-field>
        <app-field
          [label]="'people.erase.type' | transloco: { name: name() }"
          [error]="tried() && !matches() ? ('people.erase.differs' | transloco) : null"
        >
          <input
            #again
            appControl
            class="input"
            autocomplete="off"
            [value]="typed()"
            (input)="typed.set(again.value)"
          />
        </app-field>
        @if (general(); as text) {
          <p class="error" role="alert">{{ text }}</p>
        }
      </div>
      <footer>
        <button type="button" class="btn btn--quiet" (click)="sheet().close()">{{ 'people.leave' | transloco }}</button>
        <span class="ms-auto"></span>
        <button type="submit" class="btn btn--primary" [attr.aria-busy]="busy()">
          {{ 'people.erase.confirm' | transloco }}
        </button>
      </footer>
    </form>
  </app-sheet>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EraseSheet {
  readonly name = input.required<string>();
  readonly problem = input<Problem | null>(null);
  readonly busy = input(false);
  readonly erased = output<string>();
  readonly closed = output<void>();
  protected readonly sheet = viewChild.required(Sheet);
  protected readonly why = signal('');
  protected readonly typed = signal('');
  protected readonly tried = signal(false);
  protected readonly matches = computed(() => this.typed().trim() === this.name().trim());
  private readonly transloco = inject(TranslocoService);

  protected said(): string | null {
    return this.problem()?.field('reason')?.message ?? null;
  }
  protected general(): string | null {
    const problem = this.problem();
    return problem && !this.said() ? problemText(this.transloco, problem).happened : null;
  }
  protected submit(): void {
    this.tried.set(true);
    if (!this.busy() && this.matches() && this.why().trim()) this.erased.emit(this.why().trim());
  }
}
