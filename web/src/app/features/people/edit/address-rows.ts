import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { PersonAddress } from '@demarche/contracts/people';
import { LETTER_LANGUAGES, type LetterLanguage } from '@demarche/domain/letter-document';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from '../../../ui/icon/icon';

/** How letters address a person: salutation and form of address, a language each. */
@Component({
  selector: 'app-address-rows',
  imports: [Icon, TranslocoPipe],
  template: `<fieldset class="field">
    <legend class="label-like">{{ 'people.field.addresses' | transloco }}</legend>
    <span class="hint">{{ 'people.edit.addressesHint' | transloco }}</span>
    @if (error(); as text) {
      <span class="error">{{ text }}</span>
    }
    <ul class="addresses">
      @for (address of addresses(); track address.language; let index = $index) {
        <li>
          <span class="t13 medium">{{ 'terms.letterLanguage.' + address.language | transloco }}</span>
          <input
            #salutation
            class="input"
            maxlength="200"
            [lang]="address.language"
            dir="auto"
            [attr.aria-label]="'people.edit.salutation' | transloco"
            [attr.placeholder]="'people.edit.salutation' | transloco"
            [value]="address.salutation ?? ''"
            (input)="write(index, { salutation: salutation.value })"
          />
          <input
            #form
            class="input"
            maxlength="300"
            [lang]="address.language"
            dir="auto"
            [attr.aria-label]="'people.edit.formOfAddress' | transloco"
            [attr.placeholder]="'people.edit.formOfAddress' | transloco"
            [value]="address.formOfAddress ?? ''"
            (input)="write(index, { formOfAddress: form.value })"
          />
          <button
            type="button"
            class="btn btn--icon btn--quiet"
            [attr.aria-label]="'people.edit.removeAddress' | transloco"
            (click)="drop(index)"
          >
            <svg appIcon="x"></svg>
          </button>
        </li>
      }
    </ul>
    @if (free().length > 0) {
      <div class="row wrap">
        @for (language of free(); track language) {
          <button type="button" class="chip chip--dashed" (click)="add(language)">
            <svg appIcon="plus" class="icon--s"></svg>{{ 'terms.letterLanguage.' + language | transloco }}
          </button>
        }
      </div>
    }
  </fieldset>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AddressRows {
  readonly addresses = input.required<readonly PersonAddress[]>();
  readonly error = input<string | null>(null);
  readonly changed = output<PersonAddress[]>();
  protected readonly free = computed(() =>
    LETTER_LANGUAGES.filter((language) => this.addresses().every((address) => address.language !== language)),
  );

  protected add(language: LetterLanguage): void {
    this.changed.emit([...this.addresses(), { language, salutation: null, formOfAddress: null }]);
  }
  protected write(index: number, change: Partial<PersonAddress>): void {
    this.changed.emit(this.addresses().map((address, at) => (at === index ? { ...address, ...change } : address)));
  }
  protected drop(index: number): void {
    this.changed.emit(this.addresses().filter((_, at) => at !== index));
  }
}
