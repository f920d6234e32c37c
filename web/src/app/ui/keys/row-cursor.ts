import {
  computed,
  contentChildren,
  DestroyRef,
  Directive,
  ElementRef,
  inject,
  input,
  model,
  output,
} from '@angular/core';
import { Shortcuts } from './shortcuts';

/**
 * A row under the keyboard: `<tr [appRow]="task.id">` or `<li [appRow]="…">` inside `appRowCursor`.
 * Has the class `at` under the cursor and `on` when selected, as drawn.
 */
@Directive({
  selector: '[appRow]',
  host: {
    '[class.at]': 'at()',
    '[class.on]': 'on()',
    '[attr.aria-selected]': 'cursor.selectable() ? on() : null',
    '(focusin)': 'cursor.current.set(appRow())',
  },
})
export class Row {
  readonly appRow = input.required<string>();
  protected readonly cursor: RowCursor = inject(RowCursor);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly at = computed(() => this.cursor.current() === this.appRow());
  protected readonly on = computed(() => this.cursor.selected().has(this.appRow()));

  /** Brings the row into sight, and the focus to what it opens: Enter and a screen reader are where the cursor is. */
  reveal(): void {
    const row = this.element.nativeElement;
    row.scrollIntoView({ block: 'nearest' });
    row.querySelector<HTMLElement>('a[href]')?.focus({ preventScroll: true });
  }
}

/**
 * The keyboard of a table or list: `j` `k` (and the arrows inside it) move, `x` selects, `enter` opens, `e` and `h`
 * are the row's two acts. `<table appRowCursor [(current)]="…" [(selected)]="…" (opened)="…">`
 */
@Directive({ selector: '[appRowCursor]', exportAs: 'appRowCursor' })
export class RowCursor {
  readonly current = model<string | null>(null);
  readonly selected = model<ReadonlySet<string>>(new Set());
  readonly selectable = input(false);
  readonly opened = output<string>();
  readonly done = output<string>();
  readonly snoozed = output<string>();
  private readonly rows = contentChildren(Row, { descendants: true });

  constructor() {
    const keys = inject(Shortcuts);
    const until = inject(DestroyRef);
    keys.bind('j', () => this.move(1), until);
    keys.bind('k', () => this.move(-1), until);
    keys.bind('x', () => this.act((id) => this.toggle(id), this.selectable()), until);
    keys.bind('enter', (event) => this.act((id) => this.opened.emit(id), !onControl(event)), until);
    keys.bind('e', () => this.act((id) => this.done.emit(id)), until);
    keys.bind('h', () => this.act((id) => this.snoozed.emit(id)), until);
    keys.bind('escape', () => this.clear(), until);
  }

  toggle(id: string): void {
    const next = new Set(this.selected());
    if (!next.delete(id)) next.add(id);
    this.selected.set(next);
  }

  private move(step: 1 | -1): boolean {
    const rows = this.rows();
    if (rows.length === 0) return false;
    const index = rows.findIndex((row) => row.appRow() === this.current());
    const next = index < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(Math.max(index + step, 0), rows.length - 1);
    const row = rows[next];
    if (!row) return false;
    this.current.set(row.appRow());
    row.reveal();
    return true;
  }

  private act(run: (id: string) => void, may = true): boolean {
    const id = this.current();
    if (!may || id === null || !this.rows().some((row) => row.appRow() === id)) return false;
    run(id);
    return true;
  }

  private clear(): boolean {
    if (this.selected().size === 0) return false;
    this.selected.set(new Set());
    return true;
  }
}

/** Enter on a focused link or button is that control's, not the row's. */
function onControl(event: KeyboardEvent): boolean {
  return event.target instanceof Element && event.target.closest('a, button, summary') !== null;
}
