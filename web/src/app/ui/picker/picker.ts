import {
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  input,
  linkedSignal,
  model,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from '../icon/icon';
import { personLetter } from '../terms/person';
import type { PickOption } from './pick-option';

/**
 * Chosen things as tokens and a line to find more by typing (a combobox: the arrows move, Enter takes, Backspace takes
 * the last one away). The parent finds: it reads `query` and gives `options`.
 */
@Component({
  selector: 'app-picker',
  imports: [Icon, TranslocoPipe],
  template: `<div class="input picker" [class.input--error]="invalid()" (click)="box().nativeElement.focus()">
      @for (option of chosen(); track option.id) {
        <span class="token">
          <span class="clip">{{ option.text }}</span>
          <button
            type="button"
            [attr.aria-label]="'ui.picker.remove' | transloco: { name: option.text }"
            (click)="remove(option, $event)"
          >
            <svg appIcon="x" class="icon--s"></svg>
          </button>
        </span>
      }
      <input
        #line
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck="false"
        aria-autocomplete="list"
        [id]="inputId()"
        [value]="query()"
        [attr.aria-label]="label()"
        [attr.aria-expanded]="listed()"
        [attr.aria-controls]="inputId() + '-list'"
        [attr.aria-activedescendant]="listed() ? inputId() + '-' + at() : null"
        [attr.aria-invalid]="invalid() ? true : null"
        [attr.aria-describedby]="invalid() ? inputId() + '-error' : null"
        [attr.placeholder]="placeholder()"
        [attr.data-autofocus]="autofocus() ? '' : null"
        (focus)="open.set(true)"
        (blur)="open.set(false)"
        (click)="open.set(true)"
        (input)="type(line.value)"
        (keydown)="key($event)"
      />
    </div>
    @if (listed()) {
      <ul class="options" role="listbox" [id]="inputId() + '-list'" [attr.aria-label]="label()">
        @for (option of options(); track option.id; let index = $index) {
          <li
            role="option"
            [id]="inputId() + '-' + index"
            [class.at]="index === at()"
            [attr.aria-selected]="index === at()"
            (pointerdown)="$event.preventDefault()"
            (click)="take(option)"
          >
            @switch (option.sign) {
              @case ('person') {
                <span class="avatar" aria-hidden="true">{{ letter(option) }}</span>
              }
              @case ('office') {
                <span class="avatar avatar--office" aria-hidden="true">{{ option.shortName }}</span>
              }
              @case ('new') {
                <svg appIcon="plus" class="icon--s"></svg>
              }
            }
            <span class="clip">{{ option.text }}</span>
            @if (option.remark) {
              <small class="clip quiet">{{ option.remark }}</small>
            }
          </li>
        }
      </ul>
    }`,
  host: { class: 'picker-host' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Picker {
  readonly inputId = input.required<string>();
  /** For screen readers. Already translated, like `placeholder`. */
  readonly label = input.required<string>();
  readonly placeholder = input('');
  readonly chosen = input<readonly PickOption[]>([]);
  readonly options = input<readonly PickOption[]>([]);
  readonly invalid = input(false);
  readonly autofocus = input(false);
  readonly query = model('');
  readonly picked = output<PickOption>();
  readonly removed = output<PickOption>();
  protected readonly open = signal(false);
  protected readonly box = viewChild.required<ElementRef<HTMLInputElement>>('line');
  protected readonly listed = computed(() => this.open() && this.options().length > 0);
  protected readonly at = linkedSignal({ source: () => this.options(), computation: () => 0 });

  focus(): void {
    this.box().nativeElement.focus();
  }
  protected letter(option: PickOption): string {
    return personLetter(option.text);
  }
  protected type(text: string): void {
    this.query.set(text);
    this.open.set(true);
  }
  protected take(option: PickOption): void {
    // Told before the line is emptied: the parent may want to know what was typed.
    this.picked.emit(option);
    this.query.set('');
    this.box().nativeElement.value = '';
    this.open.set(false);
  }
  protected remove(option: PickOption, event: Event): void {
    event.stopPropagation();
    this.removed.emit(option);
    this.focus();
  }
  protected key(event: KeyboardEvent): void {
    if (this.run(event)) event.preventDefault();
  }

  private run(event: KeyboardEvent): boolean {
    const last = this.chosen().at(-1);
    const option = this.options()[this.at()];
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp': {
        if (!this.listed()) this.open.set(true);
        else
          this.at.update(
            (at) => (at + (event.key === 'ArrowDown' ? 1 : -1) + this.options().length) % this.options().length,
          );
        return true;
      }
      case 'Enter': {
        if (!this.listed() || !option || event.ctrlKey || event.metaKey) return false;
        this.take(option);
        return true;
      }
      case 'Escape': {
        if (!this.listed()) return false;
        this.open.set(false);
        return true;
      }
      case 'Backspace': {
        if (this.query() !== '' || !last) return false;
        this.removed.emit(last);
        return true;
      }
      default:
        return false;
    }
  }
}
