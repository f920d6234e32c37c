import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { PageTitle } from '../../core/page-title';
import { SessionStore } from '../../core/session-store';
import { Toasts } from '../../core/toasts';
import { InstantText } from '../../ui/dates/instant';
import { Failed } from '../../ui/feedback/failed';
import { problemText } from '../../ui/feedback/problem-text';
import { RecordBones } from '../../ui/feedback/record-bones';
import { AttachmentList } from '../../ui/files/attachment-list';
import { Icon } from '../../ui/icon/icon';
import { MailForm } from './mail-form';
import { MailStore } from './mail-store';

/** One mail as plain text, and beside it what it is to become. */
@Component({
  selector: 'app-mail-page',
  imports: [AttachmentList, Failed, Icon, InstantText, MailForm, RecordBones, RouterLink, TranslocoPipe],
  templateUrl: './mail-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MailPage {
  readonly id = input.required<string>();
  protected readonly store = inject(MailStore);
  protected readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly transloco = inject(TranslocoService);
  protected readonly recipients = computed(() =>
    (this.store.mail()?.to ?? []).map(({ name, address }) => name || address).join(', '),
  );
  protected readonly made = computed(() => {
    const record = this.store.mail()?.record;
    return record && [record.kind === 'letter' ? '/letters' : '/engagements', record.id];
  });

  constructor() {
    const title = inject(PageTitle);
    effect(() => this.store.id.set(this.id()));
    effect(() => {
      const mail = this.store.mail();
      const parent = { title: this.say('mail.title'), link: '/mail' };
      title.set({
        title: mail ? mail.subject || this.say('mail.noSubject') : this.say('mail.one'),
        parent,
        ownHeading: true,
      });
    });
  }

  protected saved(): void {
    const mail = this.store.mail();
    if (!mail) return;
    this.toasts.show(this.say(`mail.saved.${mail.outcome ?? 'contact'}`), () => this.restore());
  }

  protected async reject(): Promise<void> {
    if (!(await this.store.step('reject'))) return this.refused();
    this.toasts.show(this.say('mail.rejected'), () => this.restore());
  }

  protected async restore(): Promise<void> {
    if (!(await this.store.step('restore'))) return this.refused();
    this.toasts.show(this.say('mail.restored'));
  }

  protected async forget(): Promise<void> {
    if (!(await this.store.step('forget'))) return this.refused();
    this.toasts.show(this.say('mail.forgotten'));
    void this.router.navigateByUrl('/mail');
  }

  private refused(): void {
    const problem = this.store.problem();
    if (problem?.status === 409) this.store.reload();
    this.toasts.show(problemText(this.transloco, problem).happened);
  }
  private say(key: string): string {
    return this.transloco.translate(key);
  }
}
