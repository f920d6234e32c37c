import { ChangeDetectionStrategy, Component, computed, effect, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { AsAtStore } from '../../../core/as-at-store';
import { PageTitle } from '../../../core/page-title';
import { SessionStore } from '../../../core/session-store';
import { Bones } from '../../../ui/feedback/bones';
import { Empty } from '../../../ui/feedback/empty';
import { Failed } from '../../../ui/feedback/failed';
import { SelectionBar } from '../../../ui/tables/selection-bar';
import { PluralPipe } from '../../../ui/text/plural';
import { hasFilters, withoutFilters } from './state-query';
import { Atlas } from '../atlas/atlas';
import { AtlasStore } from '../atlas/atlas-store';
import { StatesFilters } from './states-filters';
import { StatesOverview } from './states-overview';
import { StatesStore } from './states-store';
import { StatesTable } from './states-table';

/** Who is in, who is out: counts, whom to look at first, and all 197 States that can join. */
@Component({
  selector: 'app-states-page',
  imports: [
    Atlas,
    StatesFilters,
    StatesOverview,
    StatesTable,
    Bones,
    Empty,
    Failed,
    PluralPipe,
    SelectionBar,
    TranslocoPipe,
  ],
  template: `<div class="page">
    @if (store.failed(); as problem) {
      <div class="pad"><app-failed [problem]="problem" (retry)="store.reload()" /></div>
    } @else {
      <app-states-filters [mayWrite]="mayWrite()" (written)="writeTo(shown())" />
      @if (store.summaryFailed(); as problem) {
        <div class="pad"><app-failed [problem]="problem" (retry)="store.reload()" /></div>
      } @else {
        @if (atlas.view() === 'map') {
          <app-atlas
            [spare]="filtered()"
            [chosen]="current()"
            [summary]="store.summary()"
            [voteYear]="voteYear()"
            (opened)="open($event)"
          />
        } @else {
          <app-states-overview
            [class.overview--spare]="filtered()"
            [summary]="store.summary()"
            [voteYear]="voteYear()"
          />
        }
      }
      @if (store.loading()) {
        <app-bones [rows]="24" [label]="'states.loading' | transloco" />
      } @else if (store.rows().length > 0) {
        <p class="sr" role="status">{{ 'states.shown' | plural: store.rows().length }}</p>
        <app-states-table
          [rows]="store.rows()"
          [votes]="store.votes()"
          [columns]="store.columns()"
          [sort]="store.query().sort"
          [selectable]="mayWrite()"
          [(current)]="current"
          [(selected)]="selected"
          (sorted)="store.change({ sort: $event })"
          (opened)="open($event)"
        />
        <app-selection-bar [count]="chosen().length" (cleared)="selected.set(none)">
          @if (chosen().length < store.rows().length) {
            <button type="button" class="btn" (click)="selectAll()">
              {{ 'states.selectAll' | plural: store.rows().length }}
            </button>
          }
          <button type="button" class="btn" (click)="writeTo(chosen())">{{ 'states.writeTo' | transloco }}</button>
        </app-selection-bar>
      } @else if (!store.searching()) {
        <app-empty [heading]="'states.none.heading' | transloco" [text]="'states.none.text' | transloco">
          <button type="button" class="btn" (click)="clear()">{{ 'states.clear' | transloco }}</button>
        </app-empty>
      }
    }
  </div>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StatesPage {
  protected readonly store = inject(StatesStore);
  protected readonly atlas = inject(AtlasStore);
  private readonly router = inject(Router);
  /** The row under the keyboard, which the map points at. */
  protected readonly current = signal<string | null>(null);
  private readonly asAt = inject(AsAtStore);
  private readonly session = inject(SessionStore);
  protected readonly mayWrite = computed(() => this.session.can('letter.write'));
  protected readonly none: ReadonlySet<string> = new Set();
  protected readonly selected = signal(this.none);
  protected readonly shown = computed(() => this.store.rows().map(({ iso3 }) => iso3));
  /** Of those that were chosen, what the filters still show: nobody writes to whom they do not see. */
  protected readonly chosen = computed(() => this.shown().filter((iso3) => this.selected().has(iso3)));
  /** On a phone the counts give way to what was asked for. */
  protected readonly filtered = computed(() => hasFilters(this.store.query()));
  protected readonly voteYear = computed(() => this.store.votes().at(-1)?.year ?? null);

  constructor() {
    const title = inject(PageTitle);
    const transloco = inject(TranslocoService);
    effect(() => {
      const count = this.store.loading() || this.store.failed() ? undefined : this.store.rows().length;
      title.set({ title: transloco.translate('states.title'), ...(count === undefined ? {} : { count }) });
    });
  }

  protected open(iso3: string): void {
    void this.router.navigate(['/states', iso3], { queryParams: this.asAt.linkParams() });
  }

  protected selectAll(): void {
    this.selected.set(new Set(this.shown()));
  }
  protected writeTo(states: readonly string[]): void {
    void this.router.navigate(['/letter-batches/new'], { queryParams: { states: states.join() } });
  }

  protected clear(): void {
    this.store.change(withoutFilters(this.store.query()));
  }
}
