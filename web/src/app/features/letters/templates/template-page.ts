import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { Page } from '@demarche/contracts/common';
import type { LetterPreviewRequest } from '@demarche/contracts/letters';
import type { PostView } from '@demarche/contracts/people';
import { directionOf, LETTER_FORMS, LETTER_LANGUAGES } from '@demarche/domain/letter-document';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { PageTitle } from '../../../core/page-title';
import { SessionStore } from '../../../core/session-store';
import { StateIndex } from '../../../core/state-index';
import { Toasts } from '../../../core/toasts';
import { Failed } from '../../../ui/feedback/failed';
import { RecordBones } from '../../../ui/feedback/record-bones';
import { Control, Field } from '../../../ui/forms/field';
import { Icon } from '../../../ui/icon/icon';
import { StatePicker } from '../../../ui/states/state-picker';
import { MergeEditor } from '../merge/merge-editor';
import { LetterPreview } from '../write/letter-preview';
import { requestOf, type TemplateField } from './template-draft';
import { TemplateStore } from './template-store';

/** One template: written on one side, read with any State on the other. Those of the pack are copied, not changed. */
@Component({
  selector: 'app-template-page',
  imports: [Control, Failed, Field, Icon, LetterPreview, MergeEditor, RecordBones, StatePicker, TranslocoPipe],
  providers: [TemplateStore],
  templateUrl: './template-page.html',
  host: { class: 'page page--split' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TemplatePage {
  /** Undefined: a new one. */
  readonly id = input<string>();
  protected readonly store = inject(TemplateStore);
  protected readonly index = inject(StateIndex);
  protected readonly forms = LETTER_FORMS;
  protected readonly languages = LETTER_LANGUAGES;
  protected readonly mayWrite = inject(SessionStore).can('letter.write');
  /** The State it is read with. */
  protected readonly state = signal<string | null>(null);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly transloco = inject(TranslocoService);
  /** A post there, so that it is addressed as a letter would be: missions first. */
  private readonly posts = httpResource<Page<PostView>>(() => {
    const state = this.state();
    return state ? { url: '/api/posts', params: { state, limit: 20 } } : undefined;
  });

  protected readonly title = computed(() => this.store.stored()?.name ?? this.say('letters.templates.new'));
  protected readonly readOnly = computed(() => this.store.isOfPack() || !this.mayWrite);
  protected readonly direction = computed(() => directionOf(this.store.draft().language));
  protected readonly general = computed(() => {
    const problem = this.store.problem();
    return problem && problem.fields.length === 0 ? problem : null;
  });
  protected readonly preview = computed<LetterPreviewRequest>(() => {
    const { form, language, subject, body } = requestOf(this.store.draft());
    const posts = this.posts.hasValue() ? this.posts.value().items : [];
    const post = posts.find(({ institution }) => institution.kind === 'permanent_mission') ?? posts[0];
    return {
      form,
      language,
      subject: subject ?? '',
      body,
      state: this.state(),
      ...(post && { postId: post.id }),
      place: this.say('letters.templates.place'),
    };
  });

  constructor() {
    this.index.want();
    const heading = inject(PageTitle);
    effect(() => this.store.id.set(this.id() ?? null));
    effect(() => {
      const parent = { title: this.say('letters.templates.title'), link: '/letters/templates' };
      heading.set({ title: this.title(), parent, ownHeading: true });
    });
    effect(() => {
      const states = this.index.states();
      const first = states.find(({ status }) => status === 'signatory') ?? states[0];
      if (first && this.state() === null) this.state.set(first.iso3);
    });
  }

  protected error(field: TemplateField): string | null {
    const said = this.store.problem()?.fields.find((entry) => entry.field === field)?.message;
    if (said) return said;
    return this.store.faults().includes(field) ? this.say(`letters.templates.missing.${field}`) : null;
  }
  protected choose(field: 'form' | 'language', value: string): void {
    this.store.change({ [field]: value });
  }
  protected async save(): Promise<void> {
    const saved = await this.store.save();
    if (!saved) return;
    this.toasts.show(this.transloco.translate('letters.templates.saved', { name: saved.name }));
    if (!this.id()) void this.router.navigate(['/letters/templates', saved.id]);
  }
  protected async retire(): Promise<void> {
    const { draft } = this.store;
    const kept = draft();
    if (!(await this.store.retire())) return;
    await this.router.navigate(['/letters/templates']);
    this.toasts.show(this.say('letters.templates.retired'), () => this.anew(kept));
  }
  /** One of our own, from the pack's. */
  protected copy(): void {
    this.anew({ ...this.store.draft(), name: `${this.store.draft().name} (${this.say('letters.templates.copyOf')})` });
  }

  private anew(text: ReturnType<TemplateStore['draft']>): void {
    this.store.id.set(null);
    this.store.change(text);
    void this.router.navigate(['/letters/templates/new']);
  }
  private say(key: string): string {
    return this.transloco.translate(key);
  }
}
