import { HttpClient } from '@angular/common/http';
import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import type { EngagementCreated, EngagementView } from '@demarche/contracts/engagements';
import { firstValueFrom } from 'rxjs';
import { Changes } from '../../../core/changes';
import { Clock } from '../../../core/clock';
import { Drafts } from '../../../core/drafts';
import { Connection } from '../../../core/http/connection';
import { type Problem, toProblem } from '../../../core/http/problem';
import { SessionStore } from '../../../core/session-store';
import { shiftDay } from '../../../ui/dates/day-text';
import { type ContactDraft, emptyDraft, FOLLOW_UP_DAYS, isContactDraft, isUntouched } from './contact-draft';
import { type ContactErrors, type ContactField, firstError, missingIn, serverErrors } from './contact-errors';
import { toRequest } from './contact-request';
import { RecentStates } from './recent-states';

/**
 * What is being logged. Kept on the device at every change, under the person and the place it was opened from; sent with
 * the draft's own key, so that a second press, a retry or a reload in between makes one record.
 */
@Injectable()
export class QuickLogStore {
  private readonly http = inject(HttpClient);
  private readonly session = inject(SessionStore);
  private readonly clock = inject(Clock);
  private readonly drafts = inject(Drafts);
  private readonly changes = inject(Changes);
  private readonly recent = inject(RecentStates);
  private form = 'quick-log';
  private fresh = this.empty();
  readonly draft = signal<ContactDraft>(this.fresh);
  readonly errors = signal<ContactErrors>({});
  /** What went wrong beyond the fields: the server away, no right, a record that is gone. */
  readonly problem = signal<Problem | null>(null);
  readonly saving = signal(false);
  readonly kept = signal(false);
  readonly saved = signal<EngagementCreated | null>(null);
  readonly planned = computed(() => this.draft().on > this.clock.today());

  constructor() {
    const connection = inject(Connection);
    // What could not be sent is sent when the server answers again; the key makes it one record.
    effect(() => {
      if (connection.restored() > 0) untracked(() => void (this.problem()?.temporary && this.save(this.lastTitle)));
    });
  }
  private lastTitle = '';

  /** A draft opened from a State is kept apart from the one opened anywhere: neither overwrites the other. */
  begin(states: readonly string[] = []): void {
    this.form = ['quick-log', ...states].join('.');
    this.fresh = this.empty(states);
    const found = this.drafts.find(this.form, isContactDraft);
    this.kept.set(found !== null);
    this.draft.set(found ?? this.fresh);
  }

  change(change: Partial<ContactDraft>): void {
    const draft = { ...this.draft(), ...change };
    this.draft.set(draft);
    this.errors.update((errors) => withoutSolved(errors, Object.keys(change)));
    const untouched = isUntouched(draft, this.fresh);
    this.kept.set(!untouched);
    if (untouched) this.drafts.drop(this.form);
    else this.drafts.keep(this.form, draft);
  }

  /** An empty form again; gives back what was thrown away. */
  discard(): ContactDraft {
    const thrown = this.draft();
    this.drafts.drop(this.form);
    this.draft.set(this.empty(this.fresh.states));
    this.errors.set({});
    this.problem.set(null);
    this.kept.set(false);
    return thrown;
  }

  /** Sends the contact, or says what is missing. Gives back the first field that needs a look, if one does. */
  async save(followUpTitle: string): Promise<ContactField | undefined> {
    if (this.saving()) return undefined;
    this.lastTitle = followUpTitle;
    const draft = this.draft();
    const missing = missingIn(draft, this.clock.today());
    this.errors.set(missing);
    if (firstError(missing)) return firstError(missing);
    this.saving.set(true);
    this.problem.set(null);
    try {
      const headers = { 'idempotency-key': draft.key };
      const request = toRequest(draft, this.clock.today(), followUpTitle);
      const created = await firstValueFrom(this.http.post<EngagementCreated>('/api/engagements', request, { headers }));
      this.drafts.drop(this.form);
      this.kept.set(false);
      this.recent.add(draft.states);
      this.changes.contact(created.engagement.id, draft.states);
      this.saved.set(created);
      return undefined;
    } catch (error) {
      return this.failed(toProblem(error));
    } finally {
      this.saving.set(false);
    }
  }

  /** Takes a contact back that was logged just now. @throws Problem */
  async undo(engagement: EngagementView): Promise<void> {
    await firstValueFrom(
      this.http.delete(`/api/engagements/${engagement.id}`, { body: { version: engagement.version } }),
    );
    this.changes.contact(
      engagement.id,
      engagement.states.map(({ iso3 }) => iso3),
    );
  }

  private failed(problem: Problem): ContactField | undefined {
    const { errors, rest } = serverErrors(problem.fields);
    this.errors.set(errors);
    const first = firstError(errors);
    if (!first || rest.length > 0) this.problem.set(problem);
    return first;
  }
  private empty(states: readonly string[] = []): ContactDraft {
    const today = this.clock.today();
    const writable = this.session.view()?.writableLabels ?? [];
    return emptyDraft(
      {
        today,
        followUpDue: shiftDay(today, FOLLOW_UP_DAYS),
        label: writable.includes('internal') ? 'internal' : (writable.at(-1) ?? 'internal'),
        zone: this.session.zone(),
        states,
      },
      crypto.randomUUID(),
    );
  }
}

/** An error goes when its field is changed. */
function withoutSolved(errors: ContactErrors, changed: readonly string[]): ContactErrors {
  const fields: Record<string, ContactField> = {
    states: 'states',
    kind: 'kind',
    on: 'on',
    time: 'time',
    zone: 'time',
    place: 'place',
    people: 'who',
    note: 'note',
    files: 'files',
    followUp: 'followUp',
    followUpFor: 'followUp',
    followUpTitle: 'followUp',
    followUpDue: 'followUpDue',
    label: 'label',
    caveats: 'label',
  };
  const solved = new Set(changed.map((key) => fields[key]));
  return Object.fromEntries(Object.entries(errors).filter(([field]) => !solved.has(field as ContactField)));
}
