import { ChangeDetectionStrategy, Component, computed, inject, output, signal } from '@angular/core';
import type { PersonView } from '@demarche/contracts/people';
import { LETTER_LANGUAGES, type LetterLanguage } from '@demarche/domain/letter-document';
import { LAWFUL_GROUNDS, type LawfulGround } from '@demarche/domain/person';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Directory } from '../../../core/directory';
import { SessionStore } from '../../../core/session-store';
import { Toasts } from '../../../core/toasts';
import { problemText } from '../../../ui/feedback/problem-text';
import { DateField } from '../../../ui/forms/date-field';
import { Control, Field } from '../../../ui/forms/field';
import { Icon } from '../../../ui/icon/icon';
import { LabelField, type LabelValue } from '../../../ui/label-field/label-field';
import { AddressRows } from './address-rows';
import { PersonDraftStore } from './person-draft-store';
import { PostField } from './post-field';

/** Everything that is kept of a person: how they are reached and addressed, on which ground, and who may see it. */
@Component({
  selector: 'app-person-form',
  imports: [AddressRows, Control, DateField, Field, Icon, LabelField, PostField, TranslocoPipe],
  templateUrl: './person-form.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PersonForm {
  readonly saved = output<PersonView>();
  readonly left = output<void>();
  protected readonly store = inject(PersonDraftStore);
  protected readonly session = inject(SessionStore);
  protected readonly directory = inject(Directory);
  protected readonly grounds = LAWFUL_GROUNDS;
  protected readonly languages = LETTER_LANGUAGES;
  protected readonly nameless = signal(false);
  private readonly toasts = inject(Toasts);
  private readonly transloco = inject(TranslocoService);
  protected readonly listable = computed(() =>
    this.directory.entries().map(({ kind, id, name, shortName }) => ({
      id: `${kind}:${id}`,
      text: name,
      shortName,
      sign: kind === 'user' ? ('person' as const) : ('office' as const),
    })),
  );
  protected readonly before = computed<LabelValue | null>(() => {
    const before = this.store.before();
    return before && { label: before.label, caveats: before.caveats, users: [], offices: [] };
  });
  /** Other languages than those letters are written in, as codes. */
  protected readonly others = computed(() =>
    this.store
      .draft()
      .languages.filter((code) => !LETTER_LANGUAGES.some((known) => known === code))
      .join(', '),
  );
  protected readonly trouble = computed(() => {
    const problem = this.store.problem();
    return problem && problem.fields.length === 0 ? problemText(this.transloco, problem) : null;
  });

  constructor() {
    this.directory.want();
  }

  /** What the server says about a field, or a part of it. */
  protected said(...names: string[]): string | null {
    const fields = this.store.problem()?.fields ?? [];
    return (
      fields.find(({ field }) => names.some((name) => field === name || field.startsWith(`${name}.`)))?.message ?? null
    );
  }
  protected toggle(language: LetterLanguage): void {
    const { languages } = this.store.draft();
    const has = languages.includes(language);
    this.store.change({ languages: has ? languages.filter((one) => one !== language) : [...languages, language] });
  }
  protected speak(others: string): void {
    const known = this.store.draft().languages.filter((code) => LETTER_LANGUAGES.some((one) => one === code));
    const codes = others
      .toLowerCase()
      .split(/[\s,;]+/)
      .filter(Boolean);
    this.store.change({ languages: [...new Set([...known, ...codes])] });
  }
  protected ground(value: string): void {
    this.store.change({ lawfulGround: LAWFUL_GROUNDS.find((one): one is LawfulGround => one === value) ?? '' });
  }

  protected async save(): Promise<void> {
    this.nameless.set(!this.store.draft().name.trim());
    if (this.nameless()) return;
    const person = await this.store.save();
    if (person) this.saved.emit(person);
  }
  protected discard(): void {
    const thrown = this.store.discard();
    this.toasts.show(this.transloco.translate('people.edit.discarded'), () => this.store.change(thrown));
    this.left.emit();
  }
}
