import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { FilterMenu } from '../../../ui/filter/filter-menu';
import { SearchBox } from '../../../ui/filter/search-box';
import { Segments } from '../../../ui/forms/segments';
import { Icon } from '../../../ui/icon/icon';
import { Menu, MenuTrigger } from '../../../ui/menu/menu';
import { AtlasStore } from '../atlas/atlas-store';
import { STATES_VIEWS } from '../atlas/atlas-view';
import { filterGroups } from './filter-options';
import { hasFilters, LIST_FILTERS, type ListFilter, withoutFilters } from './state-query';
import { StatesStore } from './states-store';

/** Everything the register can be narrowed by, and the columns. All of it is read from and written to the address. */
@Component({
  selector: 'app-states-filters',
  imports: [FilterMenu, SearchBox, Segments, Icon, Menu, MenuTrigger, TranslocoPipe],
  template: `<div class="filters-by">
      <app-search-box
        [label]="'states.search' | transloco"
        [value]="store.query().q"
        (changed)="store.change({ q: $event })"
      />
      @for (filter of filters(); track filter.name) {
        <app-filter-menu
          [name]="filter.name"
          [label]="'states.filter.' + filter.name | transloco"
          [groups]="filter.groups"
          [selected]="store.query()[filter.name]"
          (changed)="change(filter.name, $event)"
        />
      }
      @if (store.query().attention; as group) {
        <button type="button" class="chip chip--on" (click)="store.change({ attention: null })">
          {{ 'terms.attention.' + group | transloco }}<svg appIcon="x" class="icon--s"></svg
          ><span class="sr">{{ 'states.takeOff' | transloco }}</span>
        </button>
      }
      @if (filtered()) {
        <button type="button" class="btn btn--quiet" (click)="clear()">{{ 'states.clear' | transloco }}</button>
      }
    </div>
    <div class="filters-view">
      @if (filtered() && mayWrite() && store.rows().length > 0) {
        <button type="button" class="btn btn--quiet" (click)="written.emit()">
          <svg appIcon="mail" class="icon--s"></svg>{{ 'states.writeToThese' | transloco }}
        </button>
      }
      <app-segments
        [label]="'states.view.label' | transloco"
        [options]="views()"
        [value]="atlas.view()"
        (valueChange)="atlas.show($event)"
      />
      <button class="btn btn--quiet" [appMenuTrigger]="columns" [alignEnd]="true">
        <svg appIcon="list" class="icon--s"></svg>{{ 'states.columns' | transloco }}
      </button>
      <app-menu #columns [label]="'states.columns' | transloco" [stays]="true">
        @for (column of store.available(); track column) {
          <button
            type="button"
            role="menuitemcheckbox"
            [attr.aria-checked]="store.columns().includes(column)"
            (click)="store.toggleColumn(column)"
          >
            {{ 'states.column.' + column | transloco: { years: years() } }}
          </button>
        }
      </app-menu>
    </div>`,
  host: { class: 'filters no-print' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StatesFilters {
  readonly mayWrite = input(false);
  /** Letters to all that are shown are wanted. */
  readonly written = output<void>();
  protected readonly store = inject(StatesStore);
  protected readonly atlas = inject(AtlasStore);
  private readonly transloco = inject(TranslocoService);
  protected readonly views = computed(() => {
    this.transloco.activeLang();
    return STATES_VIEWS.map((value) => ({ value, label: this.transloco.translate<string>(`states.view.${value}`) }));
  });
  protected readonly filtered = computed(() => hasFilters(this.store.query()));
  protected readonly years = computed(() => {
    const votes = this.store.votes();
    return votes.length === 0 ? '' : `${votes[0]?.year}–${votes.at(-1)?.year}`;
  });
  protected readonly filters = computed(() =>
    LIST_FILTERS.map((name) => ({
      name,
      groups: filterGroups(name, this.store.states(), this.store.votes(), (key, params) =>
        this.transloco.translate<string>(key, params),
      ),
    })),
  );

  protected change(filter: ListFilter, values: readonly string[]): void {
    this.store.change({ [filter]: values });
  }

  protected clear(): void {
    this.store.change(withoutFilters(this.store.query()));
  }
}
