import {
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  inject,
  input,
  linkedSignal,
  model,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { UserRef } from '@demarche/contracts/common';
import { MAX_NOTE_LENGTH } from '@demarche/domain/note';
import { TranslocoPipe } from '@jsverse/transloco';
import { Directory } from '../directory';
import { mentionAt, usersCalled } from './mention-text';

let made = 0;

/**
 * The text of a note. Behind an @ the people of ours are offered: arrows move, Enter or Tab takes, Escape closes. What was
 * typed stays typed: who was chosen is told besides.
 */
@Component({
  selector: 'app-note-field',
  imports: [TranslocoPipe],
  template: `<textarea
      #box
      class="input"
      rows="2"
      dir="auto"
      aria-autocomplete="list"
      [id]="id"
      [maxLength]="longest"
      [value]="text()"
      [attr.aria-label]="label()"
      [attr.placeholder]="'ui.notes.placeholder' | transloco"
      [attr.aria-controls]="options().length > 0 ? id + '-list' : null"
      [attr.aria-activedescendant]="options().length > 0 ? id + '-' + at() : null"
      (focus)="directory.want()"
      (input)="typed()"
      (click)="look()"
      (blur)="caret.set(null)"
      (keydown)="key($event)"
    ></textarea>
    @if (options().length > 0) {
      <ul class="options" role="listbox" [id]="id + '-list'" [attr.aria-label]="'ui.notes.people' | transloco">
        @for (user of options(); track user.id; let index = $index) {
          <li
            role="option"
            [id]="id + '-' + index"
            [class.at]="index === at()"
            [attr.aria-selected]="index === at()"
            (pointerdown)="$event.preventDefault()"
            (click)="take(user)"
          >
            {{ user.name }}
          </li>
        }
      </ul>
    }`,
  host: { class: 'note-field' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NoteField {
  readonly label = input.required<string>();
  readonly text = model('');
  /** Who was chosen: those whose name still stands in the text are mentioned. */
  readonly chosen = model<readonly UserRef[]>([]);
  readonly submitted = output<void>();
  readonly left = output<void>();
  protected readonly directory = inject(Directory);
  protected readonly id = `note-${(made += 1)}`;
  protected readonly longest = MAX_NOTE_LENGTH;
  protected readonly caret = signal<number | null>(null);
  private readonly sought = computed(() => {
    const caret = this.caret();
    return caret === null ? null : mentionAt(this.text(), caret);
  });
  protected readonly options = computed(() => {
    const sought = this.sought();
    return sought ? usersCalled(this.directory.users(), sought.query) : [];
  });
  protected readonly at = linkedSignal({ source: this.options, computation: () => 0 });
  private readonly box = viewChild.required<ElementRef<HTMLTextAreaElement>>('box');

  focus(): void {
    this.box().nativeElement.focus();
  }

  protected typed(): void {
    this.text.set(this.box().nativeElement.value);
    this.look();
  }
  protected look(): void {
    this.caret.set(this.box().nativeElement.selectionStart);
  }

  protected key(event: KeyboardEvent): void {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      return this.submitted.emit();
    }
    const options = this.options();
    if (options.length === 0) {
      if (event.key === 'Escape') this.left.emit();
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const user = options[this.at()];
    if (step) this.at.update((at) => (at + step + options.length) % options.length);
    else if (event.key === 'Escape') this.caret.set(null);
    else if (user && (event.key === 'Enter' || event.key === 'Tab')) this.take(user);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  protected take({ id, name }: UserRef): void {
    const [sought, caret] = [this.sought(), this.caret()];
    if (!sought || caret === null) return;
    const before = `${this.text().slice(0, sought.from)}@${name} `;
    this.text.set(before + this.text().slice(caret).replace(/^ /, ''));
    this.chosen.update((chosen) => [...chosen.filter((one) => one.id !== id), { id, name }]);
    this.caret.set(null);
    const box = this.box().nativeElement;
    box.value = this.text();
    box.focus();
    box.setSelectionRange(before.length, before.length);
  }
}
