import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { TREATY_STATUSES, type TreatyStatus, VOTE_BODIES } from '@demarche/domain/treaty-terms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { FilterMenu } from '../../ui/filter/filter-menu';
import { SearchBox } from '../../ui/filter/search-box';
import { Segments } from '../../ui/forms/segments';
import { Vote } from '../../ui/terms/vote';
import { type Choice, CHOICES, hasFilters, type MatrixQuery } from './matrix-query';
import { VotesStore } from './votes-store';

/** Which States stand in the matrix, and what the marks mean. */
@Component({
  selector: 'app-votes-filters',
  imports: [FilterMenu, SearchBox, Segments, Vote, TranslocoPipe],
  template: `@if (store.bodies().length > 1) {
      <app-segments
        [label]="'votes.body.label' | transloco"
        [options]="bodies()"
        [value]="store.query().body"
        (valueChange)="store.change({ body: $event, vote: null })"
      />
    }
    <app-search-box
      [label]="'votes.search' | transloco"
      [value]="store.query().q"
      (changed)="store.change({ q: $event })"
    />
    <app-filter-menu
      name="status"
      [label]="'votes.filter.status' | transloco"
      [groups]="statuses()"
      [selected]="store.query().status"
      (changed)="changeStatus($event)"
    />
    <app-filter-menu
      name="choice"
      [label]="'votes.filter.choice' | transloco: { year: store.chosen()?.year }"
      [groups]="choices()"
      [selected]="store.query().choice"
      (changed)="changeChoice($event)"
    />
    <button
      type="button"
      class="chip"
      [attr.aria-pressed]="store.query().changed"
      (click)="store.change({ changed: !store.query().changed })"
    >
      {{ 'votes.changed' | transloco }}
    </button>
    @if (filtered()) {
      <button type="button" class="btn btn--quiet" (click)="clear()">{{ 'votes.clear' | transloco }}</button>
    }
    <span class="ms-auto"></span>
    <span class="row t13 muted legend">
      @for (choice of all; track choice) {
        <app-vote [choice]="choice" />
      }
    </span>`,
  host: { class: 'filters' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class VotesFilters {
  protected readonly store = inject(VotesStore);
  private readonly transloco = inject(TranslocoService);
  protected readonly all = CHOICES;
  protected readonly filtered = computed(() => hasFilters(this.store.query()));
  protected readonly bodies = computed(() =>
    [...VOTE_BODIES].reverse().map((value) => ({ value, label: this.say(`votes.body.${value}`) })),
  );
  protected readonly statuses = computed(() => [
    {
      heading: null,
      options: TREATY_STATUSES.map((value) => ({ value, label: this.say(`terms.statusPlural.${value}`) })),
    },
  ]);
  protected readonly choices = computed(() => [
    { heading: null, options: CHOICES.map((value) => ({ value, label: this.say(`terms.vote.${value}`) })) },
  ]);

  protected changeStatus(values: readonly string[]): void {
    this.store.change({ status: values as readonly TreatyStatus[] });
  }

  protected changeChoice(values: readonly string[]): void {
    this.store.change({ choice: values as readonly Choice[] });
  }

  protected clear(): void {
    const none: Partial<MatrixQuery> = { status: [], choice: [], changed: false, q: '' };
    this.store.change(none);
  }

  private say(key: string): string {
    this.transloco.activeLang();
    return this.transloco.translate<string>(key);
  }
}
