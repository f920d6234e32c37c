import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Router, RouterLink } from '@angular/router';
import type { IncomingMailReceived, MailKind, MailState } from '@demarche/contracts/incoming-mail';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { SessionStore } from '../../core/session-store';
import { Toasts } from '../../core/toasts';
import { InstantText } from '../../ui/dates/instant';
import { Bones } from '../../ui/feedback/bones';
import { Empty } from '../../ui/feedback/empty';
import { Failed } from '../../ui/feedback/failed';
import { FileField } from '../../ui/files/file-field';
import { type SegmentOption, Segments } from '../../ui/forms/segments';
import { Icon } from '../../ui/icon/icon';
import type { IconName } from '../../ui/icon/icons';
import { Row, RowCursor } from '../../ui/keys/row-cursor';
import { More } from '../../ui/tables/more';
import { MailListStore } from './mail-list-store';
import { MailUploads } from './mail-uploads';

const STATES = ['waiting', 'saved', 'rejected'] as const;
const ICONS: Record<MailKind, IconName> = {
  message: 'mail',
  bounce: 'triangle-alert',
  calendar: 'calendar',
  automatic: 'rotate-ccw',
  unreadable: 'circle-alert',
};

/** Mail that came in and waits for a yes or a no; dropped here, it comes in. */
@Component({
  selector: 'app-mail-list-page',
  imports: [
    Bones,
    Empty,
    Failed,
    FileField,
    Icon,
    InstantText,
    More,
    RouterLink,
    Row,
    RowCursor,
    Segments,
    TranslocoPipe,
  ],
  templateUrl: './mail-list-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MailListPage {
  protected readonly store = inject(MailListStore);
  protected readonly uploads = inject(MailUploads);
  protected readonly session = inject(SessionStore);
  protected readonly icons = ICONS;
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly transloco = inject(TranslocoService);
  protected readonly views = computed<readonly SegmentOption<MailState>[]>(() =>
    STATES.map((value) => ({ value, label: this.transloco.translate(`mail.state.${value}`) })),
  );

  constructor() {
    this.uploads.arrived$.pipe(takeUntilDestroyed()).subscribe((received) => this.arrived(received));
  }

  protected open(id: string): void {
    void this.router.navigate(['/mail', id]);
  }

  private arrived({ mail, isNew }: IncomingMailReceived): void {
    const name = mail.subject || this.transloco.translate<string>('mail.noSubject');
    this.toasts.show(this.transloco.translate(isNew ? 'mail.arrived' : 'mail.known', { name }));
    if (this.store.state() !== 'waiting') this.store.state.set('waiting');
    else this.store.list.reload();
  }
}
