import { HttpClient, httpResource } from '@angular/common/http';
import { computed, inject, Injectable, linkedSignal, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { AuditEntryView } from '@demarche/contracts/audit';
import type { Page } from '@demarche/contracts/common';
import type { EngagementView, UpdateEngagementRequest } from '@demarche/contracts/engagements';
import type { TaskPage } from '@demarche/contracts/tasks';
import { firstValueFrom } from 'rxjs';
import { Changes } from '../../core/changes';
import { Drafts } from '../../core/drafts';
import { lastGood } from '../../core/http/last-good';
import { type Problem, toProblem } from '../../core/http/problem';
import { SessionStore } from '../../core/session-store';
import { changesNothing, draftOf, type EngagementDraft, isEngagementDraft, updateRequest } from './engagement-draft';

/** One contact: the record, its tasks, its history, and what is being changed in it. */
@Injectable()
export class EngagementStore {
  private readonly http = inject(HttpClient);
  private readonly drafts = inject(Drafts);
  private readonly session = inject(SessionStore);
  private readonly changes = inject(Changes);
  readonly id = signal('');
  readonly historyWanted = signal(false);
  private readonly resource = httpResource<EngagementView>(() =>
    this.id() ? `/api/engagements/${this.id()}` : undefined,
  );
  private readonly taskResource = httpResource<TaskPage>(() =>
    this.id() && this.session.can('task.read')
      ? { url: '/api/tasks', params: { engagement: this.id(), status: 'all', limit: 100 } }
      : undefined,
  );
  private readonly historyResource = httpResource<Page<AuditEntryView>>(() =>
    this.historyWanted() ? { url: '/api/audit', params: { subject: this.id(), limit: 50 } } : undefined,
  );
  private readonly read = linkedSignal<EngagementView | undefined, EngagementView | undefined>({
    source: () => (this.resource.hasValue() ? this.resource.value() : undefined),
    computation: (contact, previous) => contact ?? (previous?.value?.id === this.id() ? previous.value : undefined),
  });

  readonly contact = this.read.asReadonly();
  readonly failed = computed(() => (this.contact() ? undefined : this.resource.error()));
  private readonly taskPage = lastGood(this.taskResource);
  readonly tasks = computed(() => this.taskPage()?.items ?? []);
  readonly history = lastGood(this.historyResource);
  readonly historyFailed = computed(() => this.historyResource.error());

  /** What is being changed; null while the record is only read. */
  readonly draft = signal<EngagementDraft | null>(null);
  readonly problem = signal<Problem | null>(null);
  readonly saving = signal(false);
  /** What stands now, when somebody else changed the record while it was open here. */
  readonly theirs = signal<EngagementView | null>(null);

  constructor() {
    inject(Changes)
      .all$.pipe(takeUntilDestroyed())
      .subscribe((change) => {
        if (change.kind !== 'contact' && (change.kind !== 'task' || change.settled)) this.taskResource.reload();
      });
  }

  /** A draft of an earlier visit opens by itself: nothing that was typed waits unseen. */
  restore(): void {
    const contact = this.contact();
    if (contact?.mayWrite && !this.draft()) this.draft.set(this.drafts.find(this.key(), isEngagementDraft));
  }
  edit(): void {
    const contact = this.contact();
    if (contact) this.draft.set(draftOf(contact, this.session.zone()));
  }
  change(change: Partial<EngagementDraft>): void {
    const draft = this.draft();
    if (!draft) return;
    const next = { ...draft, ...change };
    this.draft.set(next);
    this.drafts.keep(this.key(), next);
  }
  /** Back to reading; gives back what was thrown away. */
  leave(): EngagementDraft | null {
    const thrown = this.draft();
    this.drafts.drop(this.key());
    this.draft.set(null);
    this.problem.set(null);
    this.theirs.set(null);
    return thrown;
  }
  take(draft: EngagementDraft): void {
    this.draft.set(draft);
    this.drafts.keep(this.key(), draft);
  }

  async save(): Promise<boolean> {
    const draft = this.draft();
    const contact = this.contact();
    if (!draft || !contact || this.saving()) return false;
    const request = updateRequest(draft, contact);
    if (!changesNothing(request) && !(await this.patch(request))) return false;
    this.leave();
    return true;
  }

  /** Sends a change; false when it did not go through: `problem` or `theirs` say why. */
  async patch(change: Omit<UpdateEngagementRequest, 'version'>): Promise<boolean> {
    const contact = this.contact();
    if (!contact) return false;
    this.saving.set(true);
    this.problem.set(null);
    try {
      const request = { ...change, version: contact.version };
      const after = await firstValueFrom(this.http.patch<EngagementView>(`/api/engagements/${contact.id}`, request));
      this.accept(after);
      return true;
    } catch (error) {
      await this.refused(toProblem(error));
      return false;
    } finally {
      this.saving.set(false);
    }
  }

  /** Mine over theirs: what I changed is put upon the version that stands now. */
  async keepMine(): Promise<boolean> {
    const theirs = this.theirs();
    if (!theirs) return false;
    this.read.set(theirs);
    this.theirs.set(null);
    return this.save();
  }
  takeTheirs(): void {
    const theirs = this.theirs();
    if (!theirs) return;
    this.leave();
    this.read.set(theirs);
  }

  reload(): void {
    this.resource.reload();
    this.taskResource.reload();
  }
  reloadHistory(): void {
    this.historyResource.reload();
  }

  private accept(after: EngagementView): void {
    this.read.set(after);
    if (this.historyWanted()) this.historyResource.reload();
    this.changes.contact(
      after.id,
      after.states.map(({ iso3 }) => iso3),
    );
  }
  private async refused(problem: Problem): Promise<void> {
    this.problem.set(problem);
    if (problem.status !== 409) return;
    const url = `/api/engagements/${this.id()}`;
    const theirs = await firstValueFrom(this.http.get<EngagementView>(url)).catch(() => null);
    this.theirs.set(theirs);
    if (theirs) this.problem.set(null);
  }
  private key(): string {
    return `engagement.${this.id()}`;
  }
}
