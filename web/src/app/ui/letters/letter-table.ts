import { ChangeDetectionStrategy, Component, computed, inject, input, model, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { LetterView } from '@demarche/contracts/letters';
import type { TreatyStatus } from '@demarche/domain/treaty-terms';
import { TranslocoPipe } from '@jsverse/transloco';
import { DateText } from '../dates/date';
import { Icon } from '../icon/icon';
import { Row, RowCursor } from '../keys/row-cursor';
import { LabelBadge } from '../terms/label';
import { StateLink } from '../terms/state-link';
import { LINK_PARAMS } from '../tokens';
import { LetterClock } from './letter-clock';
import { LetterStatus } from './letter-status';

/** Letters as rows, the latest first: the register, the letters of a State, those of a batch. */
@Component({
  selector: 'app-letter-table',
  imports: [
    DateText,
    Icon,
    LabelBadge,
    LetterClock,
    LetterStatus,
    Row,
    RouterLink,
    RowCursor,
    StateLink,
    TranslocoPipe,
  ],
  templateUrl: './letter-table.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LetterTable {
  readonly letters = input.required<readonly LetterView[]>();
  /** Where each State stands, for its glyph. */
  readonly states = input<readonly { iso3: string; status: TreatyStatus | null }[]>([]);
  /** All of one State: its column is left out. */
  readonly ofState = input(false);
  readonly current = model<string | null>(null);
  readonly opened = output<string>();
  protected readonly params = inject(LINK_PARAMS);
  protected readonly statuses = computed(() => new Map(this.states().map(({ iso3, status }) => [iso3, status])));

  /** The fields of a draft's subject are not filled in yet: what stands in braces is nobody's to read. */
  protected read(title: string): string {
    return title.replace(/\{\{[^}]*\}\}/g, '…');
  }
  protected nameOf(addressee: { title: string } | { name: string }): string {
    return 'title' in addressee ? addressee.title : addressee.name;
  }
}
