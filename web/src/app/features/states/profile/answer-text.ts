import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { StateProfile } from '@demarche/contracts/states';
import { TranslocoService } from '@jsverse/transloco';
import { dayText } from '../../../ui/dates/day-text';
import { Emphasis } from '../../../ui/text/emphasis';
import { sayOr } from '../../../ui/text/say';
import { answerOf, type Sentence } from './answer';
import { plainWords } from './facts-view';

/** Puts a sentence into words: days written out, small numbers as words, codes as the reader says them. */
function sentenceText(transloco: TranslocoService, name: string, sentence: Sentence): string {
  const language = transloco.getActiveLang();
  const { choice, before, form, kind, place } = sentence.words;
  const days = Object.entries(sentence.days).map(([key, day]): [string, string] => [
    key,
    dayText(day, 'long', language),
  ]);
  const { count, ...years } = sentence.counts;
  const key = `states.answer.${sentence.key}${choice ? `.${choice}` : ''}`;
  return transloco.translate<string>(key, {
    name,
    ...Object.fromEntries<string>(days),
    ...years,
    ...(count === undefined ? {} : { count: sayOr(transloco, `states.number.${count}`, String(count)) }),
    ...(before ? { before: transloco.translate<string>(`states.answer.before.${before}`) } : {}),
    ...(form ? { form: transloco.translate<string>(`states.answer.form.${form}`) } : {}),
    ...(kind ? { kind: sayOr(transloco, `states.answer.kind.${kind}`, plainWords(kind)) } : {}),
    ...(place ? { place } : {}),
  });
}

/** The usual question about a State, answered from its records in two or three sentences. */
@Component({
  selector: 'app-answer',
  imports: [Emphasis],
  template: `<p class="answer"><app-emphasis [text]="text()" /></p>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AnswerText {
  readonly profile = input.required<StateProfile>();
  private readonly transloco = inject(TranslocoService);
  protected readonly text = computed(() => {
    this.transloco.activeLang();
    const profile = this.profile();
    return answerOf(profile)
      .map((sentence) => sentenceText(this.transloco, profile.name, sentence))
      .join(' ');
  });
}
