import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { NoteView } from '@demarche/contracts/notes';
import { partsOfNote } from '@demarche/domain/note';
import { TranslocoPipe } from '@jsverse/transloco';
import { InstantText } from '../../ui/dates/instant';
import { Icon } from '../../ui/icon/icon';
import { LabelBadge } from '../../ui/terms/label';

/** One note: who, when, what, and for its author to change it or take it back. */
@Component({
  selector: 'app-note-item',
  imports: [Icon, InstantText, LabelBadge, TranslocoPipe],
  template: `<div class="row wrap note-head">
      <b class="medium">{{ note().author?.name ?? ('ui.notes.masked' | transloco) }}</b>
      <span class="t12 quiet"
        ><app-instant [at]="note().createdAt" />
        @if (note().edited) {
          · {{ 'ui.notes.edited' | transloco }}
        }
      </span>
      <app-label [label]="note().effectiveLabel" />
      @if (note().mayWrite) {
        <span class="ms-auto row">
          <button
            type="button"
            class="btn btn--icon btn--quiet"
            [attr.aria-label]="'ui.notes.edit' | transloco"
            [title]="'ui.notes.edit' | transloco"
            (click)="edited.emit()"
          >
            <svg appIcon="pencil" class="icon--s"></svg>
          </button>
          <button
            type="button"
            class="btn btn--icon btn--quiet"
            [attr.aria-label]="'ui.notes.delete' | transloco"
            [title]="'ui.notes.delete' | transloco"
            (click)="deleted.emit()"
          >
            <svg appIcon="x" class="icon--s"></svg>
          </button>
        </span>
      }
    </div>
    <p class="note-text" dir="auto">
      @for (part of parts(); track $index) {
        @if (part.name) {
          <span class="mention">{{ '@' + part.name }}</span>
        } @else {
          <span>{{ part.text }}</span>
        }
      }
    </p>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NoteItem {
  readonly note = input.required<NoteView>();
  readonly edited = output<void>();
  readonly deleted = output<void>();
  protected readonly parts = computed(() => {
    const names = new Map(this.note().mentions.map(({ id, name }) => [id, name]));
    return partsOfNote(this.note().text).map((part) =>
      part.kind === 'text' ? { text: part.text, name: null } : { text: '', name: names.get(part.userId) ?? '…' },
    );
  });
}
