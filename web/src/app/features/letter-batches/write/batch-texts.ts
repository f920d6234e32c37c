import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import type { LetterLanguage } from '@demarche/contracts/letters';
import { LETTER_FORMS, LETTER_LANGUAGES, type LetterForm } from '@demarche/domain/letter-document';
import { TranslocoPipe } from '@jsverse/transloco';
import { Control, Field } from '../../../ui/forms/field';
import { BatchDraftStore } from './batch-draft-store';

/** In which form, and from which text in each language. */
@Component({
  selector: 'app-batch-texts',
  imports: [Control, Field, TranslocoPipe],
  template: `<app-field [label]="'terms.letter.form' | transloco">
      <select #form appControl class="input" (change)="choose(form.value)">
        @for (one of forms(); track one) {
          <option [value]="one" [selected]="store.draft().form === one">
            {{ 'terms.letterForm.' + one | transloco }}
          </option>
        }
      </select>
    </app-field>
    <fieldset class="stack batch-texts" data-field="templateIds">
      <legend class="label-like">{{ 'batches.write.texts' | transloco }}</legend>
      <p class="hint">{{ 'batches.write.textsHint' | transloco }}</p>
      @if (error(); as words) {
        <p class="error">{{ words }}</p>
      }
      @for (language of languages(); track language) {
        <app-field [label]="'terms.letterLanguage.' + language | transloco">
          <select #text appControl class="input" (change)="store.setText(language, text.value || null)">
            <option value="" [selected]="!store.draft().texts[language]">
              {{ 'batches.write.noText' | transloco }}
            </option>
            @for (one of textsIn(language); track one.id) {
              <option [value]="one.id" [selected]="store.draft().texts[language] === one.id">{{ one.name }}</option>
            }
          </select>
        </app-field>
      }
    </fieldset>
    @if (written().length > 0) {
      <app-field [label]="'batches.write.otherwise' | transloco" [hint]="'batches.write.otherwiseHint' | transloco">
        <select #other appControl class="input" (change)="otherwise(other.value)">
          <option value="" [selected]="store.draft().otherwise === null">
            {{ 'batches.write.askEach' | transloco }}
          </option>
          @for (one of written(); track one) {
            <option [value]="one" [selected]="store.draft().otherwise === one">
              {{ 'terms.letterLanguage.' + one | transloco }}
            </option>
          }
        </select>
      </app-field>
    }
    @for (gap of store.asks(); track gap) {
      <app-field [label]="gap" [hint]="'batches.write.askHint' | transloco">
        <input
          #answer
          appControl
          class="input"
          autocomplete="off"
          dir="auto"
          [value]="store.draft().asked[gap] ?? ''"
          (input)="fill(gap, answer.value)"
        />
      </app-field>
    }`,
  host: { class: 'stack' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BatchTexts {
  protected readonly store = inject(BatchDraftStore);
  protected readonly forms = computed(() =>
    LETTER_FORMS.filter((form) => this.store.templates().some((one) => one.form === form)),
  );
  protected readonly languages = computed(() =>
    LETTER_LANGUAGES.filter((language) => this.textsIn(language).length > 0),
  );
  protected readonly written = computed(() =>
    LETTER_LANGUAGES.filter((language) => this.store.draft().texts[language]),
  );
  protected readonly error = computed(() => {
    const problem = this.store.problem() ?? this.store.checkFailed();
    return problem?.fields.find(({ field }) => field.startsWith('templateIds'))?.message ?? null;
  });

  protected textsIn(language: LetterLanguage) {
    const { form } = this.store.draft();
    return this.store.templates().filter((one) => one.form === form && one.language === language);
  }
  protected choose(value: string): void {
    const form = LETTER_FORMS.find((one: LetterForm) => one === value);
    if (form) this.store.turnTo(form);
  }
  protected otherwise(value: string): void {
    this.store.change({ otherwise: LETTER_LANGUAGES.find((one) => one === value) ?? null });
  }
  protected fill(gap: string, value: string): void {
    this.store.change({ asked: { ...this.store.draft().asked, [gap]: value } });
  }
}
