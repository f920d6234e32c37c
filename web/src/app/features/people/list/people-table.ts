import { ChangeDetectionStrategy, Component, inject, input, model, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PersonView } from '@demarche/contracts/people';
import { TranslocoPipe } from '@jsverse/transloco';
import { StateIndex } from '../../../core/state-index';
import { DateText } from '../../../ui/dates/date';
import { Row, RowCursor } from '../../../ui/keys/row-cursor';
import { Attention } from '../../../ui/people/attention-chips';
import { FlagMark } from '../../../ui/people/flag-mark';
import { runsOn } from '../../../ui/people/held-today';
import { LanguagesPipe } from '../../../ui/people/languages';
import { StateLink } from '../../../ui/terms/state-link';
import { LINK_PARAMS, TODAY } from '../../../ui/tokens';

/** People as rows: who, in which post, of which State, in which languages, and when they were last heard of. */
@Component({
  selector: 'app-people-table',
  imports: [Attention, DateText, FlagMark, LanguagesPipe, Row, RouterLink, RowCursor, StateLink, TranslocoPipe],
  templateUrl: './people-table.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PeopleTable {
  readonly people = input.required<readonly PersonView[]>();
  readonly current = model<string | null>(null);
  readonly opened = output<string>();
  protected readonly params = inject(LINK_PARAMS);
  protected readonly states = inject(StateIndex);
  private readonly today = inject(TODAY);

  protected held(person: PersonView) {
    return person.posts.filter((post) => runsOn(post, this.today()));
  }
  protected flagsOf(person: PersonView) {
    return person.flags.filter((flag) => runsOn(flag, this.today()));
  }
}
