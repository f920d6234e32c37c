import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, input, model, signal } from '@angular/core';
import type { Page } from '@demarche/contracts/common';
import type { LetterView } from '@demarche/contracts/letters';
import { TranslocoPipe } from '@jsverse/transloco';
import { Field } from '../../../ui/forms/field';
import { findOptions, type PickOption } from '../../../ui/picker/pick-option';
import { Picker } from '../../../ui/picker/picker';
import type { LetterKind, Named } from './letter-draft';

/** What a letter answers: those that went the other way and wait, of the same State. */
@Component({
  selector: 'app-answers-field',
  imports: [Field, Picker, TranslocoPipe],
  template: `<app-field
    [label]="'letters.write.answers' | transloco"
    [hint]="kind() === 'received' ? ('letters.write.answersHint' | transloco) : null"
    [error]="error()"
    controlId="letter-answers"
  >
    <app-picker
      inputId="letter-answers"
      [label]="'letters.write.answers' | transloco"
      [placeholder]="value() ? '' : ('letters.write.answersFirst' | transloco)"
      [chosen]="chosen()"
      [options]="options()"
      [invalid]="!!error()"
      [(query)]="query"
      (picked)="value.set({ id: $event.id, name: $event.text })"
      (removed)="value.set(null)"
    />
  </app-field>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AnswersField {
  readonly kind = input.required<LetterKind>();
  readonly state = input<string | null>(null);
  readonly error = input<string | null>(null);
  readonly value = model<Named | null>(null);
  protected readonly query = signal('');
  private readonly letters = httpResource<Page<LetterView>>(() => {
    const state = this.state();
    const course = this.kind() === 'received' ? 'outgoing' : 'incoming';
    const status = 'sent,received,acknowledged,replied,closed';
    return { url: '/api/letters', params: { course, status, limit: 50, ...(state ? { state } : {}) } };
  });
  protected readonly chosen = computed<PickOption[]>(() => {
    const value = this.value();
    return value ? [{ id: value.id, text: value.name }] : [];
  });
  protected readonly options = computed<PickOption[]>(() => {
    if (this.value()) return [];
    const letters = this.letters.hasValue() ? this.letters.value().items : [];
    const options = letters.map(({ id, ourRef, theirRef, title, state, replyDueOn }) => ({
      id,
      text: [ourRef ?? theirRef, title].filter(Boolean).join(' · ') || (state?.name ?? '–'),
      remark: state?.name ?? null,
      waits: replyDueOn !== null,
    }));
    // What waits for an answer first.
    return findOptions(
      [...options.filter(({ waits }) => waits), ...options.filter(({ waits }) => !waits)],
      this.query(),
    );
  });
}
