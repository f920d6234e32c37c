import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { Router } from '@angular/router';
import type { LetterStep, LetterStepRequest, LetterView } from '@demarche/contracts/letters';
import { PDF_LANGUAGES } from '@demarche/domain/letter-fields';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { NotesPanel } from '../../../core/notes/notes-panel';
import { PageTitle } from '../../../core/page-title';
import { StateIndex } from '../../../core/state-index';
import { Toasts } from '../../../core/toasts';
import { Uploads } from '../../../core/uploads';
import { Bones } from '../../../ui/feedback/bones';
import { Failed } from '../../../ui/feedback/failed';
import { problemText } from '../../../ui/feedback/problem-text';
import { RecordBones } from '../../../ui/feedback/record-bones';
import { History } from '../../../ui/history/history';
import { Icon } from '../../../ui/icon/icon';
import { LetterPaper } from '../../../ui/letters/letter-paper';
import { sayOr } from '../../../ui/text/say';
import { LetterDraftStore } from '../write/letter-draft-store';
import { LetterForm } from '../write/letter-form';
import { LetterPreview } from '../write/letter-preview';
import { previewRequest } from '../write/letter-requests';
import { LetterAside } from './letter-aside';
import { ASKING, UNDOING } from './letter-course-view';
import { LetterStepSheet } from './letter-step-sheet';
import { LetterSteps } from './letter-steps';
import { LetterStore } from './letter-store';

/** One letter: where it stands, how it reads, what it lacks, whether its answer came. */
@Component({
  selector: 'app-letter-page',
  imports: [
    Bones,
    Failed,
    History,
    Icon,
    LetterAside,
    LetterForm,
    LetterPaper,
    LetterPreview,
    LetterStepSheet,
    LetterSteps,
    NotesPanel,
    RecordBones,
    TranslocoPipe,
  ],
  providers: [LetterStore, LetterDraftStore, Uploads],
  templateUrl: './letter-page.html',
  host: { class: 'page page--split' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LetterPage {
  readonly id = input.required<string>();
  protected readonly store = inject(LetterStore);
  protected readonly asking = signal<LetterStep | null>(null);
  protected readonly editing = signal(false);
  /** The merge field that is looked at beside the paper. */
  protected readonly pointed = signal<string | null>(null);
  private readonly drafts = inject(LetterDraftStore);
  private readonly toasts = inject(Toasts);
  private readonly router = inject(Router);
  private readonly transloco = inject(TranslocoService);
  private readonly sheet = viewChild<LetterStepSheet>('stepSheet');

  protected readonly title = computed(() => {
    const letter = this.store.letter();
    return letter
      ? (letter.ourRef ?? (letter.title.replace(/\{\{[^}]*\}\}/g, '…') || this.say(`terms.letterForm.${letter.form}`)))
      : '';
  });
  protected readonly hasPdf = computed(() => PDF_LANGUAGES.some((one) => one === this.store.letter()?.language));
  /** A draft of ours; what others wrote as long as it is not void. */
  protected readonly mayEdit = computed(() => {
    const letter = this.store.letter();
    if (!letter?.mayWrite) return false;
    return this.store.isWritten() ? letter.status === 'draft' : letter.status !== 'void';
  });
  /** What stands beside the paper is told by the document too: it comes whole, so that nothing moves. */
  protected readonly isRead = computed(
    () => !this.store.isWritten() || !!this.store.document() || !!this.store.documentFailed(),
  );
  protected readonly preview = computed(() => previewRequest(this.drafts.draft(), this.id()));
  protected readonly problemWords = computed(() => problemText(this.transloco, this.store.problem()).happened);

  constructor() {
    inject(StateIndex).want();
    const heading = inject(PageTitle);
    effect(() => this.store.id.set(this.id()));
    effect(() => {
      const letter = this.store.letter();
      const parent = { title: this.say('letters.title'), link: '/letters' };
      heading.set({ title: this.title() || this.say('letters.one'), parent, ownHeading: true });
      // Changes of an earlier visit open by themselves: nothing that was typed waits unseen.
      untracked(() => letter && this.mayEdit() && this.drafts.waits(letter) && this.edit());
    });
  }

  protected edit(): void {
    const letter = this.store.letter();
    if (!letter || this.editing()) return;
    this.drafts.edit(letter);
    this.editing.set(true);
  }
  protected saved(letter: LetterView): void {
    this.editing.set(false);
    this.store.accept(letter);
    this.toasts.show(this.say('letters.write.saved.change'));
  }
  protected leave(): void {
    const kept = this.drafts.kept();
    const thrown = this.drafts.discard();
    this.editing.set(false);
    if (!kept) return;
    this.toasts.show(this.say('letters.write.discarded'), () => {
      this.edit();
      this.drafts.take(thrown);
    });
  }

  protected take(step: LetterStep): void {
    this.store.problem.set(null);
    if (ASKING.includes(step)) this.asking.set(step);
    else void this.go(step, {});
  }
  protected async answered(step: LetterStep, request: Omit<LetterStepRequest, 'version'>): Promise<void> {
    if (step !== 'discard') {
      if (await this.go(step, request)) this.sheet()?.sheet().close();
      return;
    }
    if (!(await this.store.discard())) return;
    this.asking.set(null);
    this.toasts.show(this.say('letters.taken.discard'));
    void this.router.navigate(['/letters']);
  }
  protected toggleHistory(): void {
    this.store.historyWanted.update((wanted) => !wanted);
  }
  protected fieldName(field: string): string {
    return sayOr(
      this.transloco,
      `letters.fields.${field}`,
      sayOr(this.transloco, `letters.field.${field}`, field.replace(/^asked\./, '')),
    );
  }

  private async go(step: LetterStep, request: Omit<LetterStepRequest, 'version'>): Promise<boolean> {
    const letter = await this.store.take(step, request);
    if (!letter) return false;
    const back = UNDOING[step];
    const words = { ref: letter.ourRef ?? '' };
    const undo = back && letter.steps.includes(back) ? () => void this.go(back, {}) : undefined;
    this.toasts.show(this.transloco.translate(`letters.taken.${step}`, words), undo);
    return true;
  }
  private say(key: string): string {
    return this.transloco.translate(key);
  }
}
