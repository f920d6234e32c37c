import { ChangeDetectionStrategy, Component, effect, inject, input, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { EngagementStatus } from '@demarche/domain/engagement';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { NotesPanel } from '../../core/notes/notes-panel';
import { Overlay } from '../../core/overlay';
import { PageTitle } from '../../core/page-title';
import { SessionStore } from '../../core/session-store';
import { StateIndex } from '../../core/state-index';
import { Toasts } from '../../core/toasts';
import { DateText } from '../../ui/dates/date';
import { Hour } from '../../ui/dates/hour';
import { Bones } from '../../ui/feedback/bones';
import { Failed } from '../../ui/feedback/failed';
import { problemText } from '../../ui/feedback/problem-text';
import { RecordBones } from '../../ui/feedback/record-bones';
import { History } from '../../ui/history/history';
import { Icon } from '../../ui/icon/icon';
import { LabelBadge } from '../../ui/terms/label';
import { Office, Person } from '../../ui/terms/person';
import { StateLink } from '../../ui/terms/state-link';
import { LINK_PARAMS } from '../../ui/tokens';
import { EngagementFiles } from './engagement-files';
import { EngagementForm } from './engagement-form';
import { EngagementStore } from './engagement-store';
import { EngagementTasks } from './engagement-tasks';

/** One contact: when, with whom, what was said, what follows; changed in place, its history one press away. */
@Component({
  selector: 'app-engagement-page',
  imports: [
    Bones,
    DateText,
    EngagementFiles,
    EngagementForm,
    EngagementTasks,
    Failed,
    History,
    Hour,
    Icon,
    LabelBadge,
    NotesPanel,
    Office,
    Person,
    RecordBones,
    RouterLink,
    StateLink,
    TranslocoPipe,
  ],
  templateUrl: './engagement-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EngagementPage {
  readonly id = input.required<string>();
  protected readonly store = inject(EngagementStore);
  protected readonly session = inject(SessionStore);
  protected readonly states = inject(StateIndex);
  protected readonly params = inject(LINK_PARAMS);
  private readonly overlay = inject(Overlay);
  private readonly toasts = inject(Toasts);
  private readonly transloco = inject(TranslocoService);

  constructor() {
    this.states.want();
    const title = inject(PageTitle);
    effect(() => this.store.id.set(this.id()));
    effect(() => {
      const contact = this.store.contact();
      const unnamed = this.store.failed() ? this.transloco.translate<string>('engagements.one') : '';
      if (!contact) return title.set({ title: unnamed, ownHeading: true });
      const state = contact.states[0];
      const parent = state && { title: state.name, link: `/states/${state.iso3}` };
      title.set({ title: contact.title, ...(parent ? { parent } : {}), ownHeading: true });
      untracked(() => this.store.restore());
    });
  }

  protected async mark(status: EngagementStatus): Promise<void> {
    const before = this.store.contact()?.status;
    const done = await this.store.patch({ status });
    if (!done) return this.refused();
    const back = before && before !== status ? () => void this.mark(before) : undefined;
    this.toasts.show(this.transloco.translate(`engagements.marked.${status}`), back);
  }
  protected saved(): void {
    this.toasts.show(this.transloco.translate('engagements.changeSaved'));
  }
  protected leave(): void {
    const thrown = this.store.leave();
    if (thrown) this.toasts.show(this.transloco.translate('engagements.discarded'), () => this.store.take(thrown));
  }
  protected addTask(): void {
    const state = this.store.contact()?.states[0]?.iso3;
    void this.overlay.open('task-form', { engagementId: this.id(), ...(state ? { state } : {}) });
  }
  protected toggleHistory(): void {
    this.store.historyWanted.update((wanted) => !wanted);
  }

  private refused(): void {
    const theirs = this.store.theirs();
    const problem = this.store.problem();
    if (theirs && !this.store.draft()) this.store.takeTheirs();
    const key = theirs ? 'engagements.changedMeanwhile' : null;
    this.toasts.show(key ? this.transloco.translate(key) : problemText(this.transloco, problem).happened);
  }
}
