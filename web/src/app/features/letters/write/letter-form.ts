import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, output, signal } from '@angular/core';
import type { Page } from '@demarche/contracts/common';
import type { LetterTemplateView, LetterView } from '@demarche/contracts/letters';
import { LETTER_CHANNELS, LETTER_ORIGINS } from '@demarche/domain/letter-course';
import { directionOf, LETTER_FORMS, LETTER_LANGUAGES } from '@demarche/domain/letter-document';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Directory } from '../../../core/directory';
import type { Problem } from '../../../core/http/problem';
import { SessionStore } from '../../../core/session-store';
import { StateIndex } from '../../../core/state-index';
import { Toasts } from '../../../core/toasts';
import { Failed } from '../../../ui/feedback/failed';
import { FileField } from '../../../ui/files/file-field';
import { DateField } from '../../../ui/forms/date-field';
import { Control, Field } from '../../../ui/forms/field';
import { Segments } from '../../../ui/forms/segments';
import { LabelField, type LabelValue } from '../../../ui/label-field/label-field';
import { findOptions, type PickOption } from '../../../ui/picker/pick-option';
import { Picker } from '../../../ui/picker/picker';
import { StatePicker } from '../../../ui/states/state-picker';
import { PluralPipe } from '../../../ui/text/plural';
import { MergeEditor } from '../merge/merge-editor';
import { AddresseeField } from './addressee-field';
import type { Addressee } from './addressee-finder';
import { AnswersField } from './answers-field';
import { type LetterDraft, withTemplate } from './letter-draft';
import { LetterDraftStore } from './letter-draft-store';
import type { LetterField } from './letter-errors';
import { MannerFinder } from './manner-finder';
import { orderedTemplates } from './ordered-templates';

const WEEKS = [2, 4, 6, 8, 12];

/** Everything of a letter that is written, registered or changed. */
@Component({
  selector: 'app-letter-form',
  imports: [
    AddresseeField,
    AnswersField,
    Control,
    DateField,
    Failed,
    Field,
    FileField,
    LabelField,
    MergeEditor,
    Picker,
    PluralPipe,
    Segments,
    StatePicker,
    TranslocoPipe,
  ],
  providers: [MannerFinder],
  templateUrl: './letter-form.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LetterForm {
  readonly saved = output<LetterView>();
  readonly left = output<void>();
  protected readonly store = inject(LetterDraftStore);
  protected readonly index = inject(StateIndex);
  protected readonly session = inject(SessionStore);
  protected readonly directory = inject(Directory);
  protected readonly forms = LETTER_FORMS;
  protected readonly languages = LETTER_LANGUAGES;
  protected readonly channels = LETTER_CHANNELS;
  protected readonly signatoryQuery = signal('');
  private readonly manners = inject(MannerFinder);
  private readonly toasts = inject(Toasts);
  private readonly transloco = inject(TranslocoService);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly templatePage = httpResource<Page<LetterTemplateView>>(() => '/api/letter-templates?limit=200');

  protected readonly templates = computed(() => {
    const all = this.templatePage.hasValue() ? this.templatePage.value().items : [];
    return orderedTemplates(all, this.store.draft());
  });
  protected readonly direction = computed(() => directionOf(this.store.draft().language));
  protected readonly origins = computed(() =>
    LETTER_ORIGINS.filter((one) => one !== 'own').map((value) => ({
      value,
      label: this.say(`terms.letterOrigin.${value}`),
    })),
  );
  protected readonly weekChoices = computed(() => {
    const { replyWeeks } = this.store.draft();
    return [...new Set([...WEEKS, ...(replyWeeks === null ? [] : [replyWeeks])])].sort((a, b) => a - b);
  });
  protected readonly signatory = computed<PickOption[]>(() => {
    const { signatory } = this.store.draft();
    return signatory ? [{ id: signatory.id, text: signatory.name, sign: 'person' }] : [];
  });
  protected readonly signatories = computed<PickOption[]>(() => {
    if (this.store.draft().signatory) return [];
    const users = this.directory.users().map(({ id, name }) => ({ id, text: name, sign: 'person' as const }));
    return findOptions(users, this.signatoryQuery());
  });
  protected readonly people = computed(() =>
    this.directory.entries().map(({ kind, id, name, shortName }) => ({
      id: `${kind}:${id}`,
      text: name,
      shortName,
      sign: kind === 'user' ? ('person' as const) : ('office' as const),
    })),
  );
  protected readonly before = computed<LabelValue | null>(() => {
    const before = this.store.before();
    return before && { ...before, users: [], offices: [] };
  });

  constructor() {
    this.index.want();
    this.directory.want();
  }

  protected safe({ temporary, code }: Problem): string | undefined {
    if (code === 'version.stale') return this.say('letters.write.putUpon');
    return temporary ? this.say('letters.write.safe') : undefined;
  }
  protected error(field: LetterField): string | null {
    const error = this.store.errors()[field];
    if (!error) return null;
    if ('text' in error) return error.text;
    return this.say(error.key.includes('.') ? error.key : `letters.missing.${error.key}`);
  }
  protected asAsked(gap: string): LetterField {
    return `asked.${gap}`;
  }

  /** A post belongs to one State: with another State it goes. */
  protected chooseState(state: string | null): void {
    this.store.change({ state, post: null, person: null });
  }
  protected address(found: Addressee | null): void {
    if (!found) return this.store.change({ post: null, person: null });
    this.store.change({
      post: found.post,
      person: found.person,
      ...(found.state ? { state: found.state } : {}),
    });
    if (this.store.draft().kind === 'own' && !this.store.draft().body) void this.propose(found);
  }
  /** As one wrote there last, or as is usual for such an institution. */
  private async propose(found: Addressee): Promise<void> {
    const manner = await this.manners.of(found);
    const { post, body } = this.store.draft();
    if (post?.id === found.post?.id && !body) this.store.change(manner);
  }

  protected begin(id: string): void {
    const template = this.templatePage.hasValue() ? this.templatePage.value().items.find((one) => one.id === id) : null;
    if (!template) return this.store.change({ templateId: null });
    const before = this.store.draft();
    this.store.change(withTemplate(before, template));
    if (!before.body.trim()) return;
    const back: Partial<LetterDraft> = before;
    this.toasts.show(this.say('letters.write.replaced'), () => this.store.change(back));
  }
  protected choose(field: 'form' | 'language', value: string): void {
    this.store.change({ [field]: value });
  }
  protected come(value: string): void {
    this.store.change({ channel: LETTER_CHANNELS.find((one) => one === value) ?? null });
  }
  protected fill(gap: string, words: string): void {
    this.store.change({ asked: { ...this.store.draft().asked, [gap]: words } });
  }
  protected await(weeks: string): void {
    this.store.change({ replyWeeks: weeks === '' ? null : Number(weeks) });
  }
  protected remove(key: string): void {
    const name = this.store.uploads.items().find((item) => item.key === key)?.name;
    this.toasts.show(this.transloco.translate('ui.files.removed', { name }), this.store.uploads.remove(key));
  }
  protected discard(): void {
    const thrown = this.store.discard();
    this.toasts.show(this.say('letters.write.discarded'), () => this.store.take(thrown));
  }

  protected async save(): Promise<void> {
    const letter = await this.store.save();
    if (letter) return this.saved.emit(letter);
    const first = this.store.first();
    if (first) requestAnimationFrame(() => this.reveal(first));
  }
  private reveal(field: LetterField): void {
    const place = this.host.nativeElement.querySelector<HTMLElement>(`[data-field='${CSS.escape(field)}']`);
    place?.scrollIntoView({ block: 'center' });
    place?.querySelector<HTMLElement>('input, textarea, select, button')?.focus();
  }
  private say(key: string): string {
    return this.transloco.translate(key);
  }
}
