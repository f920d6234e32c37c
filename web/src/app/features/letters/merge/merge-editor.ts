import {
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  inject,
  input,
  model,
  viewChild,
} from '@angular/core';
import { KNOWN_FIELDS } from '@demarche/domain/letter-fields';
import { checkMerge } from '@demarche/domain/merge/merge-check';
import type { MergeProblem } from '@demarche/domain/merge/merge-problem';
import { TranslocoPipe } from '@jsverse/transloco';
import { Field } from '../../../ui/forms/field';
import { Icon } from '../../../ui/icon/icon';
import { FieldMenu } from './field-menu';
import { lineStart, surround } from './text-edits';

/** A text in the merge language: bold, italic, lists and fields by a press; each slip named at its line, with what to write. */
@Component({
  selector: 'app-merge-editor',
  imports: [FieldMenu, Icon, TranslocoPipe],
  template: `<div class="toolbar" role="toolbar" [attr.aria-label]="'letters.merge.toolbar' | transloco">
      @for (style of styles; track style.key) {
        <button
          type="button"
          class="btn btn--quiet btn--icon"
          [attr.aria-label]="'letters.merge.' + style.key | transloco"
          [title]="'letters.merge.' + style.key | transloco"
          (click)="put(style.before, style.after, style.line)"
        >
          <svg [appIcon]="style.icon"></svg>
        </button>
      }
      <span class="sep"></span>
      <app-field-menu (picked)="put($event[0], $event[1])" />
    </div>
    <textarea
      #box
      class="input merge-text"
      [id]="field.controlId()"
      [attr.aria-describedby]="field.describedBy()"
      [attr.aria-invalid]="problems().length > 0 || field.error() ? true : null"
      [class.input--error]="problems().length > 0 || field.error()"
      [rows]="rows()"
      [value]="value()"
      (input)="value.set(box.value)"
    ></textarea>
    @if (problems().length > 0) {
      <ul class="merge-problems" role="status">
        @for (problem of problems(); track $index) {
          <li class="error">
            <svg appIcon="circle-alert" class="icon--s"></svg>
            <button type="button" (click)="show(problem)">{{ problem.message }}</button>
          </li>
        }
      </ul>
    }`,
  host: { class: 'merge-editor' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MergeEditor {
  readonly value = model('');
  readonly rows = input(10);
  protected readonly field = inject(Field);
  protected readonly styles = [
    { key: 'bold', icon: 'bold', before: '**', after: '**', line: false },
    { key: 'italic', icon: 'italic', before: '*', after: '*', line: false },
    { key: 'list', icon: 'list', before: '- ', after: '', line: true },
  ] as const;
  /** What is wrong with the text; empty: it may be saved. */
  readonly problems = computed(() => checkMerge(this.value(), KNOWN_FIELDS));
  private readonly box = viewChild.required<ElementRef<HTMLTextAreaElement>>('box');

  protected put(before: string, after: string, line = false): void {
    const box = this.box().nativeElement;
    const selection = line ? lineStart(box.value, box.selectionStart) : [box.selectionStart, box.selectionEnd];
    const [from = 0, to = from] = selection;
    const edit = surround(box.value, from, to, before, after);
    this.value.set(edit.text);
    box.value = edit.text;
    box.focus();
    box.setSelectionRange(edit.from, edit.to);
  }

  /** The cursor goes where the slip is. */
  protected show({ line, column }: MergeProblem): void {
    const box = this.box().nativeElement;
    const before = box.value.split('\n').slice(0, line - 1);
    const at = before.reduce((sum, text) => sum + text.length + 1, 0) + column - 1;
    box.focus();
    box.setSelectionRange(at, at);
  }
}
