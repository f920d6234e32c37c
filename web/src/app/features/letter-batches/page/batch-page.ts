import { ChangeDetectionStrategy, Component, computed, effect, inject, signal, viewChild } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import type { BatchStepRequest, LetterBatchStep } from '@demarche/contracts/letter-batches';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { PageTitle } from '../../../core/page-title';
import { StateIndex } from '../../../core/state-index';
import { Toasts } from '../../../core/toasts';
import { DateText } from '../../../ui/dates/date';
import { Bones } from '../../../ui/feedback/bones';
import { Failed } from '../../../ui/feedback/failed';
import { Icon } from '../../../ui/icon/icon';
import { LetterTable } from '../../../ui/letters/letter-table';
import { More } from '../../../ui/tables/more';
import { LabelBadge } from '../../../ui/terms/label';
import { LINK_PARAMS } from '../../../ui/tokens';
import { BatchCounts } from '../batch-counts';
import { BatchMaking } from './batch-making';
import { BatchStepSheet } from './batch-step-sheet';
import { BatchStore } from './batch-store';

/** A batch: how far its making is, then its letters, what is done with all of them, and all of them in one file. */
@Component({
  selector: 'app-batch-page',
  imports: [
    BatchCounts,
    BatchMaking,
    BatchStepSheet,
    Bones,
    DateText,
    Failed,
    Icon,
    LabelBadge,
    LetterTable,
    More,
    TranslocoPipe,
  ],
  providers: [BatchStore],
  templateUrl: './batch-page.html',
  host: { class: 'page' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BatchPage {
  protected readonly store = inject(BatchStore);
  protected readonly states = inject(StateIndex);
  protected readonly current = signal<string | null>(null);
  /** The act that is being asked about. */
  protected readonly asking = signal<LetterBatchStep | null>(null);
  private readonly router = inject(Router);
  private readonly params = inject(LINK_PARAMS);
  private readonly toasts = inject(Toasts);
  private readonly transloco = inject(TranslocoService);
  private readonly sheet = viewChild(BatchStepSheet);
  private readonly route = toSignal(inject(ActivatedRoute).paramMap, { requireSync: true });
  /** The next act stands out; voiding stands back. */
  protected readonly lead = computed(() => this.store.batch()?.steps.find((step) => step !== 'void') ?? null);
  protected readonly beside = computed(
    () => this.store.batch()?.steps.filter((step) => step !== 'void' && step !== this.lead()) ?? [],
  );

  constructor() {
    const title = inject(PageTitle);
    effect(() => this.store.id.set(this.route().get('id') ?? ''));
    effect(() => {
      const parent = { title: this.transloco.translate<string>('batches.title'), link: '/letter-batches' };
      const name = this.store.batch()?.name ?? this.transloco.translate<string>('batches.one');
      title.set({ title: name, parent, ownHeading: true });
    });
  }

  protected open(id: string): void {
    void this.router.navigate(['/letters', id], { queryParams: this.params() });
  }
  protected ask(step: LetterBatchStep): void {
    this.store.problem.set(null);
    this.asking.set(step);
  }
  protected async take(request: Omit<BatchStepRequest, 'version'>): Promise<void> {
    const step = this.asking();
    if (!step || !(await this.store.take(step, request))) return;
    this.toasts.show(this.transloco.translate(`batches.done.${step}`));
    this.sheet()?.sheet().close();
  }
  protected async cancel(): Promise<void> {
    if (await this.store.cancel()) this.toasts.show(this.transloco.translate('batches.done.cancel'));
  }
}
