import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Overlay } from '../../core/overlay';
import { SessionStore } from '../../core/session-store';
import { StateIndex } from '../../core/state-index';
import { dayText } from '../../ui/dates/day-text';
import { InstantText } from '../../ui/dates/instant';
import { Bones } from '../../ui/feedback/bones';
import { Failed } from '../../ui/feedback/failed';
import { Icon } from '../../ui/icon/icon';
import { PluralPipe } from '../../ui/text/plural';
import { LINK_PARAMS, TODAY, ZONE } from '../../ui/tokens';
import { ComingUp } from './coming-up';
import { DueList } from './due-list';
import { GoingCold } from './going-cold';
import { Lately } from './lately';
import { lede } from './lede';
import { PartiesFigure } from './parties-figure';
import { SoonList } from './soon-list';
import { nextReminders, TodayStore } from './today-store';

/** The home: what must I do now, in one sentence; then the rows. */
@Component({
  selector: 'app-today-page',
  imports: [
    Bones,
    ComingUp,
    DueList,
    Failed,
    GoingCold,
    Icon,
    InstantText,
    Lately,
    PartiesFigure,
    PluralPipe,
    RouterLink,
    SoonList,
    TranslocoPipe,
  ],
  templateUrl: './today-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TodayPage {
  protected readonly store = inject(TodayStore);
  protected readonly session = inject(SessionStore);
  protected readonly params = inject(LINK_PARAMS);
  private readonly zone = inject(ZONE);
  private readonly today = inject(TODAY);
  private readonly transloco = inject(TranslocoService);
  private readonly overlay = inject(Overlay);
  protected readonly heading = computed(() => dayText(this.today(), 'weekday', this.transloco.activeLang()));
  protected readonly lede = computed(() => {
    const view = this.store.view();
    return view ? lede(view) : [];
  });

  protected readonly reminders = computed(() => nextReminders(this.store.view()?.reminders ?? []));
  protected readonly zoneName = computed(() => this.zone().replaceAll('_', ' '));

  constructor() {
    inject(StateIndex).want();
  }

  protected log(): void {
    void this.overlay.open('quick-log', {});
  }
  protected addTask(): void {
    void this.overlay.open('task-form', {});
  }
}
