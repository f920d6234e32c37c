import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Router } from '@angular/router';
import type { NotificationView } from '@demarche/contracts/reminders';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { toProblem } from '../../core/http/problem';
import { Toasts } from '../../core/toasts';
import { Bones } from '../../ui/feedback/bones';
import { Empty } from '../../ui/feedback/empty';
import { Failed } from '../../ui/feedback/failed';
import { problemText } from '../../ui/feedback/problem-text';
import { type SegmentOption, Segments } from '../../ui/forms/segments';
import { InstantText } from '../../ui/dates/instant';
import { Icon } from '../../ui/icon/icon';
import type { IconName } from '../../ui/icon/icons';
import { Row, RowCursor } from '../../ui/keys/row-cursor';
import { More } from '../../ui/tables/more';
import { InboxStore } from './inbox-store';

const ICONS: Record<NotificationView['kind'], IconName> = {
  task_due: 'bell',
  task_assigned: 'circle-check',
  planned_overlap: 'users',
  digest: 'list',
  break_glass: 'triangle-alert',
  note_mention: 'at-sign',
};

/** What the product told me: reminders, tasks given to me, overlaps. With what became of the mail. */
@Component({
  selector: 'app-inbox-page',
  imports: [Bones, Empty, Failed, Icon, InstantText, More, Row, RowCursor, Segments, TranslocoPipe],
  templateUrl: './inbox-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class InboxPage {
  protected readonly store = inject(InboxStore);
  protected readonly icons = ICONS;
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly transloco = inject(TranslocoService);
  protected readonly views = computed<readonly SegmentOption[]>(() => [
    { value: 'all', label: this.transloco.translate('inbox.all') },
    { value: 'unread', label: this.transloco.translate('inbox.unread') },
  ]);

  protected show(view: string): void {
    this.store.unreadOnly.set(view === 'unread');
  }

  protected openById(id: string): void {
    const item = this.store.items().find((entry) => entry.id === id);
    if (item) this.open(item);
  }

  /** Opening reads it. */
  protected open(item: NotificationView): void {
    this.markRead(item);
    if (item.link) void this.router.navigateByUrl(item.link);
  }

  protected doneById(id: string): void {
    const item = this.store.items().find((entry) => entry.id === id);
    if (item) this.markRead(item);
  }

  protected markRead(item: NotificationView): void {
    if (!item.readAt) this.report(this.store.markRead([item.id]));
  }

  protected markAll(): void {
    this.report(this.store.markAllRead());
  }

  protected more(): void {
    this.report(this.store.more());
  }

  private report(act: Promise<void>): void {
    act.catch((error: unknown) => this.toasts.show(problemText(this.transloco, toProblem(error)).happened));
  }
}
