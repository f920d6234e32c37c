import { ChangeDetectionStrategy, Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Directory } from '../../../core/directory';
import { Drafts } from '../../../core/drafts';
import { PageTitle } from '../../../core/page-title';
import { SessionStore } from '../../../core/session-store';
import { StateIndex } from '../../../core/state-index';
import { Failed } from '../../../ui/feedback/failed';
import { Control, Field } from '../../../ui/forms/field';
import { LabelField } from '../../../ui/label-field/label-field';
import type { PickOption } from '../../../ui/picker/pick-option';
import { findOptions } from '../../../ui/picker/pick-option';
import { Picker } from '../../../ui/picker/picker';
import { StatePicker } from '../../../ui/states/state-picker';
import { PluralPipe } from '../../../ui/text/plural';
import { LINK_PARAMS } from '../../../ui/tokens';
import { AddresseeList } from './addressee-list';
import { emptyBatch } from './batch-draft';
import { BatchDraftStore } from './batch-draft-store';
import { BatchTexts } from './batch-texts';

const PLACE = 'letter-place';
const isText = (value: unknown): value is string => typeof value === 'string';
const WEEKS = [2, 4, 6, 8, 12];

/** Letters to several: the texts and what they have in common at the left, to whom they go at the right. */
@Component({
  selector: 'app-new-batch-page',
  imports: [
    AddresseeList,
    BatchTexts,
    Control,
    Failed,
    Field,
    LabelField,
    Picker,
    PluralPipe,
    StatePicker,
    TranslocoPipe,
  ],
  providers: [BatchDraftStore],
  templateUrl: './new-batch-page.html',
  host: { class: 'page page--split' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NewBatchPage {
  protected readonly store = inject(BatchDraftStore);
  protected readonly session = inject(SessionStore);
  protected readonly index = inject(StateIndex);
  protected readonly directory = inject(Directory);
  protected readonly weeks = WEEKS;
  private readonly drafts = inject(Drafts);
  private readonly router = inject(Router);
  private readonly params = inject(LINK_PARAMS);
  private readonly transloco = inject(TranslocoService);
  private readonly query = toSignal(inject(ActivatedRoute).queryParamMap, { requireSync: true });
  private readonly asked = computed(() => this.query().get('states') ?? '');
  protected readonly nameMissing = signal(false);
  protected readonly signatoryQuery = signal('');
  protected readonly people = computed<PickOption[]>(() =>
    this.directory.users().map(({ id, name }) => ({ id, text: name, sign: 'person' as const })),
  );
  protected readonly signatories = computed(() =>
    this.store.draft().signatory ? [] : findOptions(this.people(), this.signatoryQuery()),
  );
  protected readonly signatory = computed<PickOption[]>(() => {
    const chosen = this.store.draft().signatory;
    return chosen ? [{ id: chosen.id, text: chosen.name }] : [];
  });
  protected readonly count = computed(() => this.store.check()?.ready ?? 0);
  protected readonly open = computed(() => {
    const check = this.store.check();
    return check ? check.toDecide + check.stopped : 0;
  });

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      const parent = { title: this.transloco.translate<string>('batches.title'), link: '/letter-batches' };
      title.set({ title: this.transloco.translate('batches.new'), parent, ownHeading: true });
    });
    this.directory.want();
    effect(() => {
      const asked = this.asked();
      untracked(() => this.store.begin(this.fresh(asked.split(',').filter((code) => /^[A-Z]{3}$/.test(code)))));
    });
  }

  protected error(field: string): string | null {
    return this.store.problem()?.field(field)?.message ?? null;
  }
  protected name(name: string): void {
    this.nameMissing.set(false);
    this.store.change({ name });
  }
  protected wait(value: string): void {
    this.store.change({ replyWeeks: value === '' ? null : Number(value) });
  }
  protected discard(): void {
    this.store.discard(this.fresh([]));
  }
  protected async make(): Promise<void> {
    if (!this.store.draft().name.trim()) {
      this.nameMissing.set(true);
      return document.getElementById('batch-name')?.focus();
    }
    if (this.open() > 0 || this.count() === 0) {
      const first = document.querySelector<HTMLElement>('.addressee--open select, .addressee--open button');
      return (first ?? document.getElementById('batch-states'))?.focus();
    }
    const made = await this.store.create();
    if (!made) return;
    if (this.store.draft().place.trim()) this.drafts.keep(PLACE, this.store.draft().place.trim());
    await this.router.navigate(['/letter-batches', made.id], { queryParams: this.params() });
  }

  private fresh(states: readonly string[]) {
    const writable = this.session.view()?.writableLabels ?? [];
    const label = writable.includes('internal') ? 'internal' : (writable.at(-1) ?? 'internal');
    return emptyBatch(states, label, this.drafts.find(PLACE, isText) ?? '');
  }
}
