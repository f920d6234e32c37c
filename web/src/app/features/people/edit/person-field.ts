import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, input, output, signal } from '@angular/core';
import type { Page } from '@demarche/contracts/common';
import type { PersonView } from '@demarche/contracts/people';
import { TranslocoPipe } from '@jsverse/transloco';
import { Field } from '../../../ui/forms/field';
import type { PickOption } from '../../../ui/picker/pick-option';
import { Picker } from '../../../ui/picker/picker';

const NEW = 'new';

/** Somebody who is known, found by words of the name; or, where `mayBeNew`, somebody of whom only the name is known yet. */
@Component({
  selector: 'app-person-field',
  imports: [Field, Picker, TranslocoPipe],
  template: `<app-field [label]="label()" [hint]="hint()" [error]="error()" controlId="person-found">
    <app-picker
      inputId="person-found"
      [label]="label()"
      [placeholder]="chosen().length ? '' : ('people.edit.personFind' | transloco)"
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
export class PersonField {
  readonly label = input.required<string>();
  readonly hint = input<string | null>(null);
  readonly error = input<string | null>(null);
  /** Not to be found: the record itself. */
  readonly but = input<string | null>(null);
  readonly mayBeNew = input(false);
  readonly person = input<{ id: string | null; name: string } | null>(null);
  readonly picked = output<{ id: string | null; name: string } | null>();
  protected readonly query = signal('');
  private readonly found = httpResource<Page<PersonView>>(() => {
    const q = this.query().trim();
    return q.length > 1 && !this.person() ? { url: '/api/people', params: { q, limit: 8 } } : undefined;
  });
  protected readonly chosen = computed<PickOption[]>(() => {
    const person = this.person();
    return person ? [{ id: person.id ?? NEW, text: person.name, sign: person.id ? 'person' : 'new' }] : [];
  });
  protected readonly options = computed<PickOption[]>(() => {
    if (this.person() || !this.found.hasValue()) return [];
    const known = this.found.value().items.filter(({ id }) => id !== this.but());
    const options: PickOption[] = known.map(({ id, name, posts }) => ({
      id,
      text: name,
      remark: posts[0]?.post.title ?? null,
      sign: 'person',
    }));
    const name = this.query().trim();
    return this.mayBeNew() && name ? [...options, { id: NEW, text: name, sign: 'new' }] : options;
  });

  protected pick({ id, text }: PickOption): void {
    this.picked.emit({ id: id === NEW ? null : id, name: text });
  }
}
