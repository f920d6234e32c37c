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
import { Status } from '../terms/status';
import { rankStates, type StateChoice } from './rank-states';

let made = 0;
const SHOWN = 6;

/**
 * One or several States by a few letters: `<app-state-picker [states]="index.states()" [(value)]="form.states" />`.
 * The options stand under the field, in the flow: nothing is cut off inside a sheet, and a thumb reaches them. Arrows
 * move, Enter takes, Backspace in the empty field takes the last one back, Escape drops the letters first.
 */
@Component({
  selector: 'app-state-picker',
  imports: [Icon, Status, TranslocoPipe],
  templateUrl: './state-picker.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StatePicker {
  readonly states = input.required<readonly StateChoice[]>();
  /** ISO 3166 alpha-3 codes, in the order they were chosen. */
  readonly value = model<readonly string[]>([]);
  /** 1 for a single State: the field closes when it is chosen. */
  readonly max = input(197);
  readonly invalid = input(false);
  /** Ids of hint and error, for screen readers. */
  readonly describedBy = input<string | null>(null);
  readonly inputId = input(`state-picker-${(made += 1)}`);
  readonly autofocus = input(false);
  /** The letters typed, so that the page may ask the server for names the list does not hold. */
  readonly searched = output<string>();

  protected readonly query = signal('');
  protected readonly options = computed(() => {
    const chosen = new Set(this.value());
    return rankStates(
      this.states().filter((state) => !chosen.has(state.iso3)),
      this.query(),
      SHOWN,
    );
  });
  protected readonly at = linkedSignal({ source: this.options, computation: () => 0 });
  protected readonly full = computed(() => this.value().length >= this.max());
  protected readonly tokens = computed(() => {
    const known = new Map(this.states().map((state) => [state.iso3, state]));
    return this.value().map((iso3) => known.get(iso3) ?? { iso3, name: iso3, status: null });
  });
  private readonly box = viewChild<ElementRef<HTMLInputElement>>('box');

  focus(): void {
    this.box()?.nativeElement.focus();
  }

  protected typed(text: string): void {
    this.query.set(text);
    this.searched.emit(text);
  }

  protected take(iso3: string): void {
    this.value.update((chosen) => (chosen.includes(iso3) ? chosen : [...chosen, iso3]));
    this.query.set('');
    const box = this.box()?.nativeElement;
    if (box) box.value = '';
    box?.focus();
  }

  protected drop(iso3: string): void {
    this.value.update((chosen) => chosen.filter((entry) => entry !== iso3));
    queueMicrotask(() => this.focus());
  }

  protected key(event: KeyboardEvent): void {
    const options = this.options();
    if (event.key === 'Backspace' && this.query() === '') {
      const last = this.value().at(-1);
      if (last) this.drop(last);
      return;
    }
    if (options.length === 0) return;
    if (event.key === 'ArrowDown') this.at.update((at) => (at + 1) % options.length);
    else if (event.key === 'ArrowUp') this.at.update((at) => (at - 1 + options.length) % options.length);
    else if (event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey)) {
      const option = options[this.at()];
      if (option) this.take(option.iso3);
    } else if (event.key === 'Escape') this.typed('');
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
