import { ChangeDetectionStrategy, Component, computed, effect, inject, input, model, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { SessionStore } from '../../../core/session-store';
import { Field } from '../../../ui/forms/field';
import type { PickOption } from '../../../ui/picker/pick-option';
import { Picker } from '../../../ui/picker/picker';
import type { DraftPerson } from './contact-draft';
import { NewPerson } from './new-person';
import { PeopleFinder } from './people-finder';

const NEW = 'new';

/** Whom one met: the people met last with the State, others by name, or somebody new with their post. */
@Component({
  selector: 'app-who-field',
  imports: [Field, NewPerson, Picker, TranslocoPipe],
  providers: [PeopleFinder],
  template: `<app-field [label]="'engagements.who' | transloco" controlId="contact-who" [error]="error()">
      <app-picker
        inputId="contact-who"
        [label]="'engagements.who' | transloco"
        [placeholder]="(value().length > 0 ? 'engagements.whoMore' : 'engagements.whoFirst') | transloco"
        [chosen]="chosen()"
        [options]="options()"
        [invalid]="!!error()"
        [(query)]="finder.query"
        (picked)="pick($event)"
        (removed)="drop($event)"
      />
    </app-field>
    @if (making() !== null) {
      <app-new-person [name]="making() ?? ''" [state]="state()" (added)="add($event)" (cancelled)="making.set(null)" />
    }`,
  host: { class: 'stack' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WhoField {
  readonly value = model<readonly DraftPerson[]>([]);
  readonly state = input<string | null>(null);
  readonly error = input<string | null>(null);
  protected readonly finder = inject(PeopleFinder);
  /** The name of somebody new while they are being entered; null otherwise. */
  protected readonly making = signal<string | null>(null);
  private readonly transloco = inject(TranslocoService);
  private readonly mayAdd = inject(SessionStore).can('person.write');
  protected readonly chosen = computed(() => this.value().map(asOption));
  protected readonly options = computed<PickOption[]>(() => {
    const taken = new Set(this.value().map(({ personId }) => personId));
    const found = this.finder.found().filter(({ personId }) => !taken.has(personId));
    const name = this.finder.query().trim();
    const key = name ? 'engagements.person.newNamed' : 'engagements.person.new';
    const add: PickOption = { id: NEW, text: this.transloco.translate(key, { name }), sign: 'new' };
    return [...found.map(asOption), ...(this.mayAdd ? [add] : [])];
  });

  constructor() {
    effect(() => this.finder.state.set(this.state()));
  }

  protected pick(option: PickOption): void {
    if (option.id === NEW) this.making.set(this.finder.query().trim());
    const person = this.finder.found().find(({ personId }) => personId === option.id);
    if (person) this.add(person);
  }
  protected add(person: DraftPerson): void {
    this.making.set(null);
    this.value.update((people) => [...people, person]);
  }
  protected drop(option: PickOption): void {
    this.value.update((people) => people.filter(({ personId }) => personId !== option.id));
  }
}

function asOption(person: DraftPerson): PickOption {
  return { id: person.personId, text: person.name, remark: person.post, sign: 'person' };
}
