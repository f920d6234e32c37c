import { ChangeDetectionStrategy, Component, computed, DestroyRef, effect, inject, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Directory } from '../../../core/directory';
import { SessionStore } from '../../../core/session-store';
import { StateIndex } from '../../../core/state-index';
import { Bones } from '../../../ui/feedback/bones';
import { Empty } from '../../../ui/feedback/empty';
import { Failed } from '../../../ui/feedback/failed';
import { Shortcuts } from '../../../ui/keys/shortcuts';
import { LetterTable } from '../../../ui/letters/letter-table';
import { More } from '../../../ui/tables/more';
import { LINK_PARAMS } from '../../../ui/tokens';
import { LetterFilterBar } from './letter-filter-bar';
import { ALL_LETTERS, isNarrowed, type LetterFilters, readFilters, toQuery } from './letter-filters';
import { LettersStore } from './letters-store';

/** The register: what was written to whom, what came, and whose answer is late. Filters in the address. */
@Component({
  selector: 'app-letters-page',
  imports: [Bones, Empty, Failed, LetterFilterBar, LetterTable, More, TranslocoPipe],
  templateUrl: './letters-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LettersPage {
  protected readonly store = inject(LettersStore);
  protected readonly session = inject(SessionStore);
  protected readonly states = inject(StateIndex);
  protected readonly current = signal<string | null>(null);
  protected readonly all = ALL_LETTERS;
  private readonly router = inject(Router);
  private readonly params = inject(LINK_PARAMS);
  private readonly query = toSignal(inject(ActivatedRoute).queryParams, { requireSync: true });
  protected readonly asked = computed(() => readFilters(this.query()), { equal: sameFilters });
  protected readonly narrowed = computed(() => isNarrowed(this.asked()));

  constructor() {
    this.states.want();
    inject(Directory).want();
    inject(Shortcuts).bind('n', () => this.session.can('letter.write') && this.write(''), inject(DestroyRef));
    effect(() => this.store.filters.set(this.asked()));
  }

  protected filter(change: Partial<LetterFilters>): void {
    const queryParams = toQuery({ ...this.asked(), ...change });
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }
  protected open(id: string): void {
    void this.router.navigate(['/letters', id], { queryParams: this.params() });
  }
  protected write(kind: '' | 'received'): void {
    const to = this.asked().state;
    const queryParams = { ...this.params(), ...(kind && { kind }), ...(to && { to }) };
    void this.router.navigate(['/letters/new'], { queryParams });
  }
}

function sameFilters(a: LetterFilters, b: LetterFilters): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
