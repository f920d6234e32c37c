import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import type { UserRef } from '@demarche/contracts/common';
import type { NoteSubject, NoteView, NoteWritten } from '@demarche/contracts/notes';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Bones } from '../../ui/feedback/bones';
import { Failed } from '../../ui/feedback/failed';
import { problemText } from '../../ui/feedback/problem-text';
import { More } from '../../ui/tables/more';
import { Drafts } from '../drafts';
import { toProblem } from '../http/problem';
import { SessionStore } from '../session-store';
import { Toasts } from '../toasts';
import { storedText, typedText } from './mention-text';
import { NoteField } from './note-field';
import { NoteItem } from './note-item';
import { NotesStore } from './notes-store';

interface NoteDraft {
  readonly text: string;
  readonly chosen: readonly UserRef[];
}
const EMPTY: NoteDraft = { text: '', chosen: [] };

/**
 * The notes on a record, and a place to write one. As closed as the record:
 *
 *     @defer (on viewport) { <app-notes-panel kind="task" [subjectId]="task.id" /> } @placeholder { <div></div> }
 */
@Component({
  selector: 'app-notes-panel',
  imports: [Bones, Failed, More, NoteField, NoteItem, TranslocoPipe],
  providers: [NotesStore],
  templateUrl: './notes-panel.html',
  host: { class: 'notes' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NotesPanel {
  readonly kind = input.required<NoteSubject>();
  readonly subjectId = input.required<string>();
  protected readonly store = inject(NotesStore);
  protected readonly session = inject(SessionStore);
  protected readonly draft = signal<NoteDraft>(EMPTY);
  /** The note that is being changed, and what of it was typed. */
  protected readonly editing = signal<{ note: NoteView; draft: NoteDraft } | null>(null);
  protected readonly busy = signal(false);
  protected readonly key = computed(() => `note.${this.kind()}.${this.subjectId()}`);
  private readonly drafts = inject(Drafts);
  private readonly toasts = inject(Toasts);
  private readonly transloco = inject(TranslocoService);

  constructor() {
    effect(() => {
      const of = { kind: this.kind(), id: this.subjectId() };
      this.store.subject.set(this.session.can('note.read') ? of : null);
    });
    effect(() => {
      const kept = this.drafts.find(this.key(), isDraft);
      untracked(() => this.draft.set(kept ?? EMPTY));
    });
  }

  protected change(change: Partial<NoteDraft>): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
    this.drafts.keep(this.key(), this.draft());
  }
  protected changeEdited(change: Partial<NoteDraft>): void {
    this.editing.update((now) => now && { ...now, draft: { ...now.draft, ...change } });
  }

  protected edit(note: NoteView): void {
    this.editing.set({ note, draft: { text: typedText(note.text, note.mentions), chosen: note.mentions } });
  }

  protected write(): Promise<void> {
    const { text, chosen } = this.draft();
    return this.act(text, async () => {
      const written = await this.store.write({ text: storedText(text.trim(), chosen) });
      this.drafts.drop(this.key());
      this.draft.set(EMPTY);
      this.tell(written, 'written');
    });
  }

  protected save(): Promise<void> {
    const now = this.editing();
    return this.act(now?.draft.text ?? '', async () => {
      if (!now) return;
      const text = storedText(now.draft.text.trim(), now.draft.chosen);
      const written = await this.store.change(now.note, { text });
      this.editing.set(null);
      this.tell(written, 'changed');
    });
  }

  protected delete(note: NoteView): Promise<void> {
    return this.act(note.text, async () => {
      const back = await this.store.delete(note);
      this.toasts.show(this.say('deleted'), () => this.act(note.text, back));
    });
  }

  /** Who is mentioned and does not see the note is not told of it, and its writer is told that. */
  private tell({ unheard }: NoteWritten, what: string): void {
    const names = unheard.map(({ name }) => name).join(', ');
    this.toasts.show(names ? this.say('unheard', { names }) : this.say(what));
  }

  private async act(text: string, work: () => Promise<void>): Promise<void> {
    if (this.busy() || text.trim() === '') return;
    this.busy.set(true);
    try {
      await work();
    } catch (error) {
      this.toasts.show(problemText(this.transloco, toProblem(error)).happened);
    } finally {
      this.busy.set(false);
    }
  }
  private say(key: string, params = {}): string {
    return this.transloco.translate(`ui.notes.${key}`, params);
  }
}

function isDraft(value: unknown): value is NoteDraft {
  const draft = value as Partial<NoteDraft> | null;
  return typeof draft?.text === 'string' && Array.isArray(draft.chosen);
}
