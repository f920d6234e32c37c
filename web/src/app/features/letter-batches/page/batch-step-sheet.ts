import { ChangeDetectionStrategy, Component, inject, input, output, signal, viewChild } from '@angular/core';
import type { BatchStepRequest, LetterBatchStep, LetterBatchView } from '@demarche/contracts/letter-batches';
import { LETTER_CHANNELS, type LetterChannel } from '@demarche/domain/letter-course';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { Problem } from '../../../core/http/problem';
import { problemText } from '../../../ui/feedback/problem-text';
import { DateField } from '../../../ui/forms/date-field';
import { Control, Field } from '../../../ui/forms/field';
import { Sheet } from '../../../ui/sheet/sheet';
import { PluralPipe } from '../../../ui/text/plural';
import { TODAY } from '../../../ui/tokens';

/** What an act on all letters asks for before: the day, the way, the reason, and whether it is meant. */
@Component({
  selector: 'app-batch-step-sheet',
  imports: [Control, DateField, Field, PluralPipe, Sheet, TranslocoPipe],
  template: `<app-sheet [heading]="'batches.step.' + step() | transloco" (closed)="closed.emit()">
    <form novalidate (submit)="$event.preventDefault(); submit()">
      <div class="body">
        <p>{{ 'batches.ask.' + step() | plural: count() }}</p>
        @if (step() === 'void') {
          <app-field [label]="'batches.ask.reason' | transloco" [error]="missing()">
            <textarea
              #why
              appControl
              class="input"
              rows="2"
              [value]="reason()"
              (input)="reason.set(why.value); missing.set(null)"
            ></textarea>
          </app-field>
        } @else {
          <app-date-field prefer="past" [label]="'batches.ask.day' | transloco" [required]="true" [(value)]="on" />
          @if (step() === 'send') {
            <div class="field">
              <span class="label-like">{{ 'batches.ask.channel' | transloco }}</span>
              <div class="row wrap" role="radiogroup" [attr.aria-label]="'batches.ask.channel' | transloco">
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
        }
        @if (problem(); as refused) {
          <div class="error" role="alert">
            <p>{{ said(refused) }}</p>
            <ul>
              @for (one of refused.fields.slice(0, most); track $index) {
                <li>{{ named(one.field) }}: {{ one.message }}</li>
              }
              @if (refused.fields.length > most) {
                <li>{{ 'batches.ask.more' | plural: refused.fields.length - most }}</li>
              }
            </ul>
          </div>
        }
      </div>
      <footer>
        <button type="button" class="btn btn--quiet" (click)="sheet().close()">
          {{ 'batches.ask.leave' | transloco }}
        </button>
        <span class="ms-auto"></span>
        <button type="submit" class="btn btn--primary" [attr.aria-busy]="busy()">
          {{ 'batches.step.' + step() | transloco }}
        </button>
      </footer>
    </form>
  </app-sheet>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BatchStepSheet {
  readonly batch = input.required<LetterBatchView>();
  readonly step = input.required<LetterBatchStep>();
  readonly problem = input<Problem | null>(null);
  readonly busy = input(false);
  readonly taken = output<Omit<BatchStepRequest, 'version'>>();
  readonly closed = output<void>();
  readonly sheet = viewChild.required(Sheet);
  protected readonly channels = LETTER_CHANNELS;
  protected readonly most = 5;
  protected readonly on = signal<string | null>(inject(TODAY)());
  protected readonly channel = signal<LetterChannel>('post');
  protected readonly reason = signal('');
  protected readonly missing = signal<string | null>(null);
  private readonly transloco = inject(TranslocoService);
  private readonly day = viewChild(DateField);

  /** How many letters it is about: those that are not void. */
  protected count(): number {
    const { letters, counts } = this.batch();
    return letters - (counts.void ?? 0);
  }
  protected said(problem: Problem): string {
    return problemText(this.transloco, problem).happened;
  }
  /** `letters.KEN.asked.date`: "KEN, asked.date". */
  protected named(field: string): string {
    const [, state = '', ...rest] = field.split('.');
    return [state, rest.join('.').replace(/^asked\./, '')].filter(Boolean).join(', ');
  }
  protected submit(): void {
    if (this.busy() || this.day()?.check() === false) return;
    if (this.step() === 'void') {
      const reason = this.reason().trim();
      if (!reason) return this.missing.set(this.transloco.translate('batches.ask.reasonMissing'));
      return this.taken.emit({ reason });
    }
    const on = this.on();
    this.taken.emit({
      withEarlier: true,
      ...(on && { on }),
      ...(this.step() === 'send' && { channel: this.channel() }),
    });
  }
}
