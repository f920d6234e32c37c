import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Field } from '../../../ui/forms/field';
import type { PickOption } from '../../../ui/picker/pick-option';
import { Picker } from '../../../ui/picker/picker';
import { type Addressee, AddresseeFinder } from './addressee-finder';
import type { Named } from './letter-draft';

/** To which post, or person, a letter goes, or from whom it came. */
@Component({
  selector: 'app-addressee-field',
  imports: [Field, Picker, TranslocoPipe],
  providers: [AddresseeFinder],
  template: `<app-field [label]="label()" [hint]="hint()" [error]="error()" controlId="letter-post">
    <app-picker
      inputId="letter-post"
      [label]="label()"
      [placeholder]="chosen().length ? '' : ('letters.write.addresseeFirst' | transloco)"
      [chosen]="chosen()"
      [options]="options()"
      [invalid]="!!error()"
      [(query)]="finder.query"
      (picked)="pick($event)"
      (removed)="picked.emit(null)"
    />
  </app-field>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AddresseeField {
  readonly label = input.required<string>();
  readonly state = input<string | null>(null);
  readonly post = input<Named | null>(null);
  readonly person = input<Named | null>(null);
  readonly error = input<string | null>(null);
  readonly picked = output<Addressee | null>();
  protected readonly finder = inject(AddresseeFinder);
  private readonly transloco = inject(TranslocoService);
  protected readonly chosen = computed<PickOption[]>(() => {
    const [post, person] = [this.post(), this.person()];
    const shown = post ?? person;
    return shown ? [{ id: shown.id, text: shown.name }] : [];
  });
  /** Who holds the post, or that nobody is known to. */
  protected readonly hint = computed(() => {
    const [post, person] = [this.post(), this.person()];
    if (post) return person?.name ?? this.transloco.translate<string>('letters.write.vacant');
    if (this.state() && this.finder.searched() && this.finder.found().length === 0 && !this.finder.query()) {
      return this.transloco.translate<string>('letters.write.noPosts');
    }
    return null;
  });
  protected readonly options = computed<PickOption[]>(() => {
    if (this.chosen().length > 0) return [];
    return this.finder.found().map(({ id, post, person }) => ({
      id,
      text: post?.name ?? person?.name ?? '',
      remark: post ? (person?.name ?? this.transloco.translate<string>('letters.write.vacantShort')) : null,
      ...(!post && { sign: 'person' as const }),
    }));
  });

  constructor() {
    effect(() => this.finder.state.set(this.state()));
  }

  protected pick(option: PickOption): void {
    const found = this.finder.found().find(({ id }) => id === option.id);
    if (found) this.picked.emit(found);
  }
}
