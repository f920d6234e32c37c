import { ChangeDetectionStrategy, Component, computed, inject, output, signal, viewChild } from '@angular/core';
import { LETTER_FIELDS, type LetterField } from '@demarche/domain/letter-fields';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Icon } from '../../../ui/icon/icon';
import { Popup } from '../../../ui/popup/popup';
import { plainText } from '../../../ui/states/rank-states';

/** Every merge field by its name in words, with what it says for one State: found by letters, put in by a press. */
@Component({
  selector: 'app-field-menu',
  imports: [Icon, Popup, TranslocoPipe],
  template: `<button
      #opener
      type="button"
      class="btn btn--quiet"
      aria-haspopup="dialog"
      [attr.aria-expanded]="panel.shown()"
      (click)="panel.open(opener)"
    >
      <svg appIcon="braces" class="icon--s"></svg>{{ 'letters.merge.field' | transloco }}
    </button>
    <app-popup #panel class="field-menu" [label]="'letters.merge.field' | transloco" (closed)="query.set('')">
      @if (panel.shown()) {
        <input
          #box
          class="input"
          type="search"
          data-autofocus
          autocomplete="off"
          [attr.aria-label]="'letters.merge.find' | transloco"
          [placeholder]="'letters.merge.find' | transloco"
          (input)="query.set(box.value)"
          (keydown.enter)="$event.preventDefault(); first()"
        />
        <ul>
          <li>
            <button type="button" (click)="ask()">
              <span>{{ 'letters.merge.ask' | transloco }}</span><small>{{
                'letters.merge.askMeans' | transloco
              }}</small>
            </button>
          </li>
          @for (entry of found(); track entry.field.name) {
            <li>
              <button type="button" (click)="put(entry.field)">
                <span>{{ entry.label }}</span><small>{{ entry.field.example }}</small>
              </button>
            </li>
          } @empty {
            <li class="muted">{{ 'letters.merge.none' | transloco }}</li>
          }
        </ul>
      }
    </app-popup>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FieldMenu {
  /** What stands before the cursor, and after it. */
  readonly picked = output<readonly [before: string, after: string]>();
  protected readonly query = signal('');
  private readonly panel = viewChild.required(Popup);
  private readonly transloco = inject(TranslocoService);
  private readonly entries = computed(() =>
    LETTER_FIELDS.map((field) => {
      const label = this.transloco.translate<string>(field.labelKey);
      return { field, label, plain: plainText(`${label} ${field.name} ${field.example}`) };
    }),
  );
  protected readonly found = computed(() => {
    const wanted = plainText(this.query());
    return this.entries().filter(({ plain }) => plain.includes(wanted));
  });

  protected first(): void {
    const entry = this.found()[0];
    if (entry) this.put(entry.field);
  }
  protected put({ name, type }: LetterField): void {
    this.tell(type === 'text' ? [`{{${name}}}`, ''] : [`{{#if ${name}}}\n`, '\n{{/if}}']);
  }
  protected ask(): void {
    this.tell(['{{ask:', '}}']);
  }
  private tell(words: readonly [string, string]): void {
    this.panel().close();
    this.picked.emit(words);
  }
}
