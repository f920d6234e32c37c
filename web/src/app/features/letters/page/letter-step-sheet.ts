import { ChangeDetectionStrategy, Component, inject, input, output, signal, viewChild } from '@angular/core';
import type { LetterStep, LetterStepRequest, LetterView } from '@demarche/contracts/letters';
import { LETTER_CHANNELS, type LetterChannel } from '@demarche/domain/letter-course';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { Problem } from '../../../core/http/problem';
import { problemText } from '../../../ui/feedback/problem-text';
import { DateField } from '../../../ui/forms/date-field';
import { Control, Field } from '../../../ui/forms/field';
import { Sheet } from '../../../ui/sheet/sheet';
import { TODAY } from '../../../ui/tokens';

/** What a step asks for before it is taken: on which day, in what way, why, or whether it is meant. */
@Component({
  selector: 'app-letter-step-sheet',
  imports: [Control, DateField, Field, Sheet, TranslocoPipe],
  template: `<app-sheet [heading]="'letters.step.' + step() | transloco" (closed)="closed.emit()">
    <form novalidate (submit)="$event.preventDefault(); submit()">
      <div class="body">
        <p>{{ 'letters.ask.' + step() | transloco: words() }}</p>
        @if (step() !== 'void' && step() !== 'discard') {
          <app-date-field
            prefer="past"
            [label]="'letters.ask.day' | transloco"
            [required]="true"
            [error]="said('on')"
            [(value)]="on"
          />
        }
        @if (step() === 'send') {
          <div class="field">
            <span class="label-like">{{ 'letters.ask.channel' | transloco }}</span>
            <div class="row wrap" role="radiogroup" [attr.aria-label]="'letters.ask.channel' | transloco">
              @for (one of channels; track one) {
                <button
                  type="button"
                  class="chip"
                  role="radio"
                  [class.chip--on]="channel() === one"
                  [attr.aria-checked]="channel() === one"
                  (click)="channel.set(one)"
                >
                  {{ 'terms.letterChannel.' + one | transloco }}
                </button>
              }
            </div>
          </div>
        }
        @if (step() === 'void') {
          <app-field [label]="'letters.ask.reason' | transloco" [error]="missing() ?? said('reason')">
            <textarea
              #why
              appControl
              class="input"
              rows="2"
              [value]="reason()"
              (input)="reason.set(why.value); missing.set(null)"
            ></textarea>
          </app-field>
        }
        @if (general(); as text) {
          <p class="error" role="alert">{{ text }}</p>
        }
      </div>
      <footer>
        <button type="button" class="btn btn--quiet" (click)="sheet().close()">
          {{ 'letters.ask.leave' | transloco }}
        </button>
        <span class="ms-auto"></span>
        <button type="submit" class="btn btn--primary" [attr.aria-busy]="busy()">
          {{ 'letters.step.' + step() | transloco }}
        </button>
      </footer>
    </form>
  </app-sheet>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LetterStepSheet {
  readonly letter = input.required<LetterView>();
  readonly step = input.required<LetterStep>();
  readonly problem = input<Problem | null>(null);
  readonly busy = input(false);
  readonly taken = output<Omit<LetterStepRequest, 'version'>>();
  readonly closed = output<void>();
  readonly sheet = viewChild.required(Sheet);
  protected readonly channels = LETTER_CHANNELS;
  protected readonly on = signal<string | null>(inject(TODAY)());
  protected readonly channel = signal<LetterChannel>('post');
  protected readonly reason = signal('');
  protected readonly missing = signal<string | null>(null);
  private readonly transloco = inject(TranslocoService);
  private readonly day = viewChild(DateField);

  protected words(): Record<string, string> {
    const { ourRef, title, post, state } = this.letter();
    const named = ourRef ?? (title || this.transloco.translate<string>('terms.letter.untitled'));
    return { named, to: post?.title ?? state?.name ?? '' };
  }
  protected said(field: string): string | null {
    return this.problem()?.field(field)?.message ?? null;
  }
  protected general(): string | null {
    const problem = this.problem();
    if (!problem || this.said('on') || this.said('reason')) return null;
    return problemText(this.transloco, problem).happened;
  }
  protected submit(): void {
    if (this.busy() || this.day()?.check() === false) return;
    if (this.step() === 'void' && !this.reason().trim()) {
      return this.missing.set(this.transloco.translate('letters.ask.reasonMissing'));
    }
    const on = this.on();
    const dated = this.step() !== 'void' && on ? { on } : {};
    this.taken.emit({
      ...dated,
      ...(this.step() === 'send' && { channel: this.channel() }),
      ...(this.step() === 'void' && { reason: this.reason().trim() }),
    });
  }
}
