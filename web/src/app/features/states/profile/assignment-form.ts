import { httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { Page } from '@demarche/contracts/common';
import type { OfficeView } from '@demarche/contracts/offices';
import type { StateProfile } from '@demarche/contracts/states';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Drafts } from '../../../core/drafts';
import { type Problem, toProblem } from '../../../core/http/problem';
import { SessionStore } from '../../../core/session-store';
import { Toasts } from '../../../core/toasts';
import { problemText } from '../../../ui/feedback/problem-text';
import { DateField } from '../../../ui/forms/date-field';
import { Control, Field } from '../../../ui/forms/field';
import { Segments } from '../../../ui/forms/segments';
import { Icon } from '../../../ui/icon/icon';
import { type AssignmentDraft, draftOf, isAssignmentDraft, missingIn, TIERS, toRequest } from './assignment-draft';
import { StateStore } from './state-store';

/** Owner, tier and next step, edited where they stand. What was written survives a conflict, an error and a reload. */
@Component({
  selector: 'app-assignment-form',
  imports: [Control, DateField, Field, Icon, Segments, TranslocoPipe],
  templateUrl: './assignment-form.html',
  host: { class: 'assign no-print', '(keydown.escape)': 'closed.emit()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AssignmentForm {
  readonly profile = input.required<StateProfile>();
  readonly closed = output<void>();
  private readonly store = inject(StateStore);
  private readonly session = inject(SessionStore);
  private readonly drafts = inject(Drafts);
  private readonly toasts = inject(Toasts);
  private readonly transloco = inject(TranslocoService);
  protected readonly tiers = TIERS.map((tier) => ({ value: String(tier), label: String(tier) }));
  private readonly dueField = viewChild.required(DateField);
  private readonly reading = httpResource<Page<OfficeView>>(() => '/api/offices');
  protected readonly offices = computed(() => (this.reading.hasValue() ? this.reading.value().items : []));
  private readonly key = computed(() => `states.assignment.${this.profile().iso3}`);
  /** What the person began with: a newer one under their hands is a conflict, not a silent change. */
  private readonly base = linkedSignal<string, StateProfile['assignment']>({
    source: () => this.profile().iso3,
    computation: () => this.profile().assignment,
  });
  protected readonly draft = linkedSignal<string, AssignmentDraft>({
    source: () => this.key(),
    computation: (key) =>
      this.drafts.find(key, isAssignmentDraft) ?? draftOf(this.base(), this.session.office()?.officeId ?? ''),
  });
  protected readonly holders = computed(() => {
    const office = this.offices().find((entry) => entry.id === this.draft().officeId);
    return office?.holders.map((holder) => holder.user) ?? [];
  });
  protected readonly tried = signal(false);
  protected readonly saving = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly missing = computed(() => (this.tried() ? missingIn(this.draft()) : {}));
  protected readonly conflict = computed(() => this.problem()?.status === 409);
  /** After a conflict: what somebody else saved meanwhile. */
  protected readonly theirs = computed(() => (this.conflict() ? this.profile().assignment : null));
  protected readonly trouble = computed(() => {
    const problem = this.problem();
    return problem && !this.conflict() ? problemText(this.transloco, problem) : null;
  });

  protected error(key: string | undefined): string | null {
    return key ? this.transloco.translate<string>(key) : null;
  }

  protected write(part: Partial<AssignmentDraft>): void {
    this.draft.update((draft) => ({ ...draft, ...part }));
    this.drafts.keep(this.key(), this.draft());
  }

  protected writeTier(value: string): void {
    const tier = TIERS.find((entry) => String(entry) === value);
    if (tier) this.write({ tier });
  }

  protected takeTheirs(): void {
    this.drafts.drop(this.key());
    this.draft.set(draftOf(this.profile().assignment, ''));
    this.problem.set(null);
    this.base.set(this.profile().assignment);
  }

  protected discard(): void {
    this.drafts.drop(this.key());
    this.closed.emit();
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.tried.set(true);
    const readable = this.dueField().check();
    if (!readable || Object.keys(missingIn(this.draft())).length > 0 || this.saving()) return;
    const before = this.conflict() ? this.profile().assignment : this.base();
    this.saving.set(true);
    try {
      const after = await this.store.assign(toRequest(this.draft(), before?.version));
      this.drafts.drop(this.key());
      const undo = before ? () => this.restore(draftOf(before, ''), after.version) : undefined;
      this.toasts.show(this.transloco.translate('states.assign.saved', { name: this.profile().name }), undo);
      this.closed.emit();
    } catch (error) {
      this.problem.set(toProblem(error));
    } finally {
      this.saving.set(false);
    }
  }

  private async restore(draft: AssignmentDraft, version: number): Promise<void> {
    try {
      await this.store.assign(toRequest(draft, version));
    } catch (error) {
      this.toasts.show(problemText(this.transloco, toProblem(error)).happened);
    }
  }
}
