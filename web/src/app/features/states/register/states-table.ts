import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, inject, input, model, output } from '@angular/core';
import type { StateRow, VoteColumn } from '@demarche/contracts/states';
import { BALLOT_CHOICES } from '@demarche/domain/treaty-terms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { DateText } from '../../../ui/dates/date';
import { Icon } from '../../../ui/icon/icon';
import { Row, RowCursor } from '../../../ui/keys/row-cursor';
import { Office, Person } from '../../../ui/terms/person';
import { StateLink } from '../../../ui/terms/state-link';
import { Status } from '../../../ui/terms/status';
import { type OptionalColumn, shortGroup, sortKeyOf } from './columns';
import { pressSort, type Sort, type SortKey } from './state-query';

/** The register as a table; on a phone as rows of two lines. */
@Component({
  selector: 'app-states-table',
  imports: [NgTemplateOutlet, DateText, Icon, Row, RowCursor, Person, Office, StateLink, Status, TranslocoPipe],
  templateUrl: './states-table.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StatesTable {
  readonly rows = input.required<readonly StateRow[]>();
  readonly votes = input.required<readonly VoteColumn[]>();
  readonly columns = input.required<readonly OptionalColumn[]>();
  readonly sort = input.required<Sort>();
  /** The row under the keyboard, by its State's code. */
  readonly current = model<string | null>(null);
  /** Whether rows can be chosen, to do something with several. */
  readonly selectable = input(false);
  readonly selected = model<ReadonlySet<string>>(new Set());
  readonly sorted = output<Sort>();
  /** ISO 3166 alpha-3 of the State to open. */
  readonly opened = output<string>();
  private readonly transloco = inject(TranslocoService);
  protected readonly sortKeyOf = sortKeyOf;
  protected readonly shortGroup = shortGroup;
  /** Nearly 1,400 marks: their words are looked up once, not once each. */
  protected readonly voteWords = computed(() => {
    this.transloco.activeLang();
    return Object.fromEntries(
      BALLOT_CHOICES.map((choice) => [choice, this.transloco.translate<string>(`terms.vote.${choice}`)]),
    );
  });
  protected readonly years = computed(() => {
    const votes = this.votes();
    return votes.length === 0 ? '' : `${votes[0]?.year}–${votes.at(-1)?.year}`;
  });

  protected toggle(iso3: string): void {
    const next = new Set(this.selected());
    if (!next.delete(iso3)) next.add(iso3);
    this.selected.set(next);
  }

  protected press(by: SortKey): void {
    this.sorted.emit(pressSort(this.sort(), by));
  }

  protected ariaSort(by: SortKey | OptionalColumn): 'ascending' | 'descending' | null {
    if (this.sort().by !== by) return null;
    return this.sort().descending ? 'descending' : 'ascending';
  }
}
