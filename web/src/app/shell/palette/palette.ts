import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  inject,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { SessionStore } from '../../core/session-store';
import { StateIndex } from '../../core/state-index';
import { Icon } from '../../ui/icon/icon';
import { goRound } from '../../ui/keys/go-round';
import { matchIn } from '../../ui/states/rank-states';
import { Status } from '../../ui/terms/status';
import { paletteGroups, type PaletteItem } from './palette-items';
import { PaletteSources } from './palette-source';

/** Search and commands (Ctrl/⌘-K): States, acts on the State found, pages, commands, in this order. */
@Component({
  selector: 'app-palette',
  imports: [Icon, Status, TranslocoPipe],
  templateUrl: './palette.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Palette {
  readonly closed = output<void>();
  protected readonly treaty = inject(SessionStore).treaty;
  protected readonly goRound = goRound;
  protected readonly query = signal('');
  private readonly sources = inject(PaletteSources);
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  private readonly index = inject(StateIndex);
  private chosen: PaletteItem | null = null;

  /** Why a State may be missing: not asked yet, or no answer. Null when all are known. */
  protected readonly lack = computed(() => {
    if (this.index.known()) return null;
    return this.index.failed() ? 'failed' : 'looking';
  });

  protected readonly groups = computed(() => {
    let index = 0;
    return paletteGroups(this.sources.source(), this.query()).map((group) => ({
      section: group.section,
      items: group.items.map((item) => ({ item, index: index++, match: matchIn(item.text, this.query()) })),
    }));
  });
  private readonly flat = computed(() => this.groups().flatMap((group) => group.items.map((entry) => entry.item)));
  protected readonly found = computed(
    () => this.groups().find((group) => group.section === 'states')?.items[0]?.item.text ?? '',
  );
  protected readonly at = linkedSignal({ source: this.query, computation: () => 0 });

  constructor() {
    if (this.index.failed()) this.index.reload();
    this.index.want();
    afterNextRender(() => this.dialog().nativeElement.showModal());
  }

  protected key(event: KeyboardEvent): void {
    const count = this.flat().length;
    if (count === 0) return;
    if (event.key === 'ArrowDown') this.at.update((at) => (at + 1) % count);
    else if (event.key === 'ArrowUp') this.at.update((at) => (at - 1 + count) % count);
    else if (event.key === 'Enter') this.take(this.flat()[this.at()]);
    else return;
    event.preventDefault();
    queueMicrotask(() =>
      this.dialog().nativeElement.querySelector('li[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' }),
    );
  }

  /** Closes first, so that what it does finds the page as it was, with the focus back in place. */
  protected take(item: PaletteItem | undefined): void {
    this.chosen = item ?? null;
    this.dialog().nativeElement.close();
  }

  protected ended(): void {
    this.closed.emit();
    const chosen = this.chosen;
    if (chosen) setTimeout(() => chosen.run());
  }

  protected outside(event: Event): void {
    if (event.target === this.dialog().nativeElement) this.dialog().nativeElement.close();
  }
}
