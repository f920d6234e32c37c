import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, input, output, signal } from '@angular/core';
import type { Page } from '@demarche/contracts/common';
import type { InstitutionView } from '@demarche/contracts/people';
import { TranslocoPipe } from '@jsverse/transloco';
import { Field } from '../../../ui/forms/field';
import type { PickOption } from '../../../ui/picker/pick-option';
import { Picker } from '../../../ui/picker/picker';

/** An institution that stands already, or one that is named for the first time: then without an id. */
export interface ChosenInstitution {
  readonly id: string | null;
  readonly name: string;
}
const NEW = 'new';

/** An institution, found by words of its name, or named anew. */
@Component({
  selector: 'app-institution-field',
  imports: [Field, Picker, TranslocoPipe],
  template: `<app-field [label]="'people.institution.one' | transloco" [error]="error()" controlId="post-institution">
    <app-picker
      inputId="post-institution"
      [label]="'people.institution.one' | transloco"
      [placeholder]="chosen().length ? '' : ('people.institution.find' | transloco)"
      [chosen]="chosen()"
      [options]="options()"
      [invalid]="!!error()"
      [(query)]="query"
      (picked)="pick($event)"
      (removed)="picked.emit(null)"
    />
  </app-field>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class InstitutionField {
  readonly institution = input<ChosenInstitution | null>(null);
  readonly error = input<string | null>(null);
  readonly picked = output<ChosenInstitution | null>();
  protected readonly query = signal('');
  private readonly found = httpResource<Page<InstitutionView>>(() => {
    const q = this.query().trim();
    return q.length > 1 && !this.institution() ? { url: '/api/institutions', params: { q, limit: 8 } } : undefined;
  });
  protected readonly chosen = computed<PickOption[]>(() => {
    const chosen = this.institution();
    return chosen ? [{ id: chosen.id ?? NEW, text: chosen.name }] : [];
  });
  protected readonly options = computed<PickOption[]>(() => {
    const name = this.query().trim();
    if (this.institution() || !name) return [];
    const known = this.found.hasValue() ? this.found.value().items : [];
    const options = known.map(({ id, name: text, city, state }): PickOption => {
      return { id, text, remark: [city, state?.name].filter(Boolean).join(', ') || null };
    });
    return [...options, { id: NEW, text: name, sign: 'new' }];
  });

  protected pick({ id, text }: PickOption): void {
    this.picked.emit({ id: id === NEW ? null : id, name: text });
  }
}
