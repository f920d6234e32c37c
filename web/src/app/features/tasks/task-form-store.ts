import { HttpClient } from '@angular/common/http';
import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { TaskView } from '@demarche/contracts/tasks';
import { firstValueFrom } from 'rxjs';
import { Drafts } from '../../core/drafts';
import { Connection } from '../../core/http/connection';
import { type Problem, toProblem } from '../../core/http/problem';
import type { TaskFormRequest } from '../../core/overlay-requests';
import { SessionStore } from '../../core/session-store';
import { TaskActs } from '../../core/task-acts';
import {
  changesNothing,
  createRequest,
  draftOf,
  emptyTask,
  isTaskDraft,
  missingInTask,
  type TaskDraft,
  type TaskField,
  updateRequest,
} from './task-draft';

const MISSING: Partial<Record<TaskField, string>> = { title: 'title', assignee: 'for', dueOn: 'due' };
const PATHS: readonly (readonly [path: string, field: TaskField])[] = [
  ['title', 'title'],
  ['note', 'note'],
  ['state', 'state'],
  ['assignee', 'assignee'],
  ['dueOn', 'dueOn'],
  ['label', 'label'],
  ['caveats', 'label'],
  ['access', 'label'],
];

/** The task form: what was entered, what is missing, how saving went. Nothing entered is lost until it is saved. */
@Injectable()
export class TaskFormStore {
  private readonly acts = inject(TaskActs);
  private readonly http = inject(HttpClient);
  private readonly drafts = inject(Drafts);
  private readonly session = inject(SessionStore);
  private readonly transloco = inject(TranslocoService);
  private key = '';
  private fresh = emptyTask({ label: 'internal' });
  readonly draft = signal<TaskDraft>(this.fresh);
  /** The task that is changed; null while a new one is made. */
  readonly before = signal<TaskView | null>(null);
  readonly missing = signal<readonly TaskField[]>([]);
  readonly problem = signal<Problem | null>(null);
  readonly saving = signal(false);
  /** What stands on the server, when somebody else changed the task while it was open here. */
  readonly theirs = signal<TaskView | null>(null);
  readonly kept = signal(false);
  readonly saved = signal<TaskView | null>(null);
  readonly writable = computed(() => this.session.view()?.writableLabels ?? []);

  constructor() {
    const connection = inject(Connection);
    effect(() => {
      if (connection.restored() > 0) untracked(() => void (this.problem()?.temporary && this.save()));
    });
  }

  async begin(request: TaskFormRequest): Promise<void> {
    this.key = `task.${request.taskId ?? request.engagementId ?? request.state ?? 'new'}`;
    const before = request.taskId ? await this.load(request.taskId) : null;
    this.before.set(before);
    const label = this.writable().includes('internal') ? 'internal' : (this.writable().at(-1) ?? 'public');
    this.fresh = before
      ? draftOf(before)
      : emptyTask({
          label,
          state: request.state ?? null,
          engagementId: request.engagementId ?? null,
          dueOn: request.dueOn ?? null,
        });
    const found = this.drafts.find(this.key, isTaskDraft);
    this.kept.set(found !== null);
    this.draft.set(found ?? this.fresh);
  }

  change(change: Partial<TaskDraft>): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
    this.missing.update((missing) => missing.filter((field) => missingInTask(this.draft()).includes(field)));
    this.kept.set(true);
    this.drafts.keep(this.key, this.draft());
  }

  /** Back to what it was; gives back what was thrown away. */
  discard(): TaskDraft {
    const thrown = this.draft();
    this.drafts.drop(this.key);
    this.kept.set(false);
    this.missing.set([]);
    this.problem.set(null);
    this.draft.set(this.fresh);
    return thrown;
  }

  async save(): Promise<void> {
    if (this.saving()) return;
    const draft = this.draft();
    this.missing.set(missingInTask(draft));
    if (this.missing().length > 0 || !draft.dueOn) return;
    this.saving.set(true);
    this.problem.set(null);
    try {
      const task = await this.send({ ...draft, dueOn: draft.dueOn });
      this.drafts.drop(this.key);
      this.kept.set(false);
      this.saved.set(task);
    } catch (error) {
      await this.failed(toProblem(error));
    } finally {
      this.saving.set(false);
    }
  }

  /** Mine over theirs: saved again, upon the version that stands now. */
  async keepMine(): Promise<void> {
    this.before.set(this.theirs());
    this.theirs.set(null);
    await this.save();
  }
  takeTheirs(): void {
    const theirs = this.theirs();
    if (!theirs) return;
    this.before.set(theirs);
    this.fresh = draftOf(theirs);
    this.theirs.set(null);
    this.discard();
  }

  /** Words for what is wrong at a field: what is missing, else what the server says. */
  error(field: TaskField): string | null {
    const missing = MISSING[field];
    if (missing && this.missing().includes(field)) return this.transloco.translate(`tasks.form.missing.${missing}`);
    const found = this.problem()?.fields.find((entry) =>
      PATHS.some(([path, own]) => own === field && entry.field.startsWith(path)),
    );
    return found?.message ?? null;
  }

  private async send(draft: TaskDraft & { readonly dueOn: string }): Promise<TaskView> {
    const before = this.before();
    if (!before) return this.acts.create(createRequest(draft));
    const request = updateRequest(draft, before);
    return changesNothing(request) ? before : this.acts.update(before.id, request);
  }
  private async failed(problem: Problem): Promise<void> {
    const before = this.before();
    if (problem.status === 409 && before) {
      this.theirs.set(await this.load(before.id).catch(() => null));
      if (this.theirs()) return;
    }
    this.problem.set(problem);
  }
  private load(id: string): Promise<TaskView> {
    return firstValueFrom(this.http.get<TaskView>(`/api/tasks/${id}`));
  }
}
