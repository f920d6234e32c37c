import { ChangeDetectionStrategy, Component, inject, input, model, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { StateIndex } from '../../core/state-index';
import { DateText } from '../../ui/dates/date';
import { Row, RowCursor } from '../../ui/keys/row-cursor';
import { LabelBadge } from '../../ui/terms/label';
import { StateLink } from '../../ui/terms/state-link';
import { LINK_PARAMS } from '../../ui/tokens';
import { Assignee } from './assignee';
import type { TaskGroup } from './task-groups';

/** Tasks in their groups, as a table; on a phone each is a row of two lines. */
@Component({
  selector: 'app-task-table',
  imports: [Assignee, DateText, LabelBadge, Row, RouterLink, RowCursor, StateLink, TranslocoPipe],
  templateUrl: './task-table.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TaskTable {
  readonly groups = input.required<readonly TaskGroup[]>();
  readonly current = model<string | null>(null);
  readonly selected = model<ReadonlySet<string>>(new Set());
  readonly opened = output<string>();
  readonly done = output<string>();
  readonly snoozed = output<string>();
  protected readonly states = inject(StateIndex);
  protected readonly params = inject(LINK_PARAMS);
  private last: string | null = null;

  /** With shift: everything from the last one chosen to this one. */
  protected choose(id: string, event: MouseEvent): void {
    const rows = this.groups().flatMap((group) => group.tasks.map((task) => task.id));
    const next = new Set(this.selected());
    const from = this.last === null ? -1 : rows.indexOf(this.last);
    const to = rows.indexOf(id);
    if (event.shiftKey && from >= 0) {
      for (const row of rows.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(row);
    } else if (!next.delete(id)) next.add(id);
    this.last = id;
    this.current.set(id);
    this.selected.set(next);
  }
}
