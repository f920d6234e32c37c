import { ChangeDetectionStrategy, Component, computed, effect, inject, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, RouterLink } from '@angular/router';
import type { MergeRequest, MergeView } from '@demarche/contracts/people-merges';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { SessionStore } from '../../../core/session-store';
import { Toasts } from '../../../core/toasts';
import { DateText } from '../../../ui/dates/date';
import { Bones } from '../../../ui/feedback/bones';
import { Empty } from '../../../ui/feedback/empty';
import { Failed } from '../../../ui/feedback/failed';
import { problemText } from '../../../ui/feedback/problem-text';
import { More } from '../../../ui/tables/more';
import { LINK_PARAMS } from '../../../ui/tokens';
import { PersonField } from '../edit/person-field';
import { DoublesStore } from './doubles-store';
import { PairView } from './pair-view';

/** Who may be one person, side by side; and merges of late, each with its way back. */
@Component({
  selector: 'app-doubles-page',
  imports: [Bones, DateText, Empty, Failed, More, PairView, PersonField, RouterLink, TranslocoPipe],
  providers: [DoublesStore],
  templateUrl: './doubles-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DoublesPage {
  protected readonly store = inject(DoublesStore);
  protected readonly params = inject(LINK_PARAMS);
  private readonly toasts = inject(Toasts);
  private readonly transloco = inject(TranslocoService);
  private readonly session = inject(SessionStore);
  private readonly query = toSignal(inject(ActivatedRoute).queryParamMap, { requireSync: true });
  protected readonly mayWrite = computed(() => this.session.can('person.write'));
  /** One who was chosen on their own page. */
  protected readonly with = computed(() => this.query().get('with'));

  constructor() {
    effect(() => {
      const chosen = this.with();
      untracked(() => {
        this.store.first.set(chosen);
        this.store.second.set(null);
      });
    });
  }

  protected async merge(request: MergeRequest): Promise<void> {
    const merge = await this.store.merge(request);
    if (!merge) return this.refused();
    this.store.first.set(null);
    this.store.second.set(null);
    const name = merge.keep.name;
    this.toasts.show(this.transloco.translate('people.merge.done', { name }), () => this.undo(merge));
  }
  protected async undo(merge: MergeView): Promise<void> {
    if (!(await this.store.undo(merge))) return this.refused();
    this.toasts.show(this.transloco.translate('people.merge.undone', { name: merge.gone.name }));
  }

  private refused(): void {
    this.toasts.show(problemText(this.transloco, this.store.problem()).happened);
  }
}
