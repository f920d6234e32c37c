import { HttpClient, httpResource } from '@angular/common/http';
import { computed, inject, Injectable, linkedSignal, signal } from '@angular/core';
import type { IncomingMailView } from '@demarche/contracts/incoming-mail';
import { firstValueFrom } from 'rxjs';
import { Changes } from '../../core/changes';
import { Drafts } from '../../core/drafts';
import { type Problem, toProblem } from '../../core/http/problem';
import { SessionStore } from '../../core/session-store';
import { contactRequest, draftOf, isMailDraft, letterRequest, type MailDraft } from './mail-draft';

/** One mail: what it says, what it is to become, and what was decided. */
@Injectable()
export class MailStore {
  private readonly http = inject(HttpClient);
  private readonly drafts = inject(Drafts);
  private readonly changes = inject(Changes);
  private readonly session = inject(SessionStore);
  readonly id = signal('');
  private readonly resource = httpResource<IncomingMailView>(() =>
    this.id() ? `/api/incoming-mails/${this.id()}` : undefined,
  );
  private readonly read = linkedSignal<IncomingMailView | undefined, IncomingMailView | undefined>({
    source: () => (this.resource.hasValue() ? this.resource.value() : undefined),
    computation: (mail, previous) => mail ?? (previous?.value?.id === this.id() ? previous.value : undefined),
  });
  readonly mail = this.read.asReadonly();
  readonly failed = computed(() => (this.mail() ? undefined : this.resource.error()));
  readonly saving = signal(false);
  readonly problem = signal<Problem | null>(null);
  /** What was changed here, over what is proposed. */
  private readonly changed = linkedSignal<string, MailDraft | null>({
    source: this.id,
    computation: (id) => (id ? this.drafts.find(`mail.${id}`, isMailDraft) : null),
  });
  readonly draft = computed<MailDraft | null>(() => {
    const mail = this.mail();
    return mail?.state === 'waiting' ? (this.changed() ?? draftOf(mail, this.label())) : null;
  });

  change(change: Partial<MailDraft>): void {
    const draft = this.draft();
    if (!draft) return;
    const next = { ...draft, ...change };
    this.changed.set(next);
    this.drafts.keep(`mail.${this.id()}`, next);
  }

  reload(): void {
    this.resource.reload();
  }

  /** Yes. True once it is saved. */
  save(): Promise<boolean> {
    const [mail, draft] = [this.mail(), this.draft()];
    if (!mail || !draft) return Promise.resolve(false);
    if (draft.as === 'letter') return this.decide('letter', letterRequest(draft, mail));
    if (draft.as === 'contact') return this.decide('contact', contactRequest(draft, mail));
    if (draft.as === 'bounce') return this.decide('bounce', { version: mail.version });
    return this.decide('copy', { version: mail.version, letterId: draft.letter });
  }

  /** No, or the decision taken back. */
  step(step: 'reject' | 'restore' | 'forget'): Promise<boolean> {
    const mail = this.mail();
    return mail ? this.decide(step, { version: mail.version }) : Promise.resolve(false);
  }

  private async decide(step: string, body: object): Promise<boolean> {
    if (this.saving()) return false;
    this.saving.set(true);
    this.problem.set(null);
    try {
      const url = `/api/incoming-mails/${this.id()}/${step}`;
      const after = await firstValueFrom(this.http.post<IncomingMailView | null>(url, body));
      if (step !== 'restore') this.drafts.drop(`mail.${this.id()}`);
      if (after) this.read.set(after);
      // A letter that is answered closes a task, a contact counts: whoever shows them asks anew.
      this.changes.contact(after?.record?.id ?? this.id(), []);
      return true;
    } catch (error) {
      this.problem.set(toProblem(error));
      return false;
    } finally {
      this.saving.set(false);
    }
  }

  private label() {
    const writable = this.session.view()?.writableLabels ?? [];
    const label = writable.includes('internal')
      ? 'internal'
      : ([...writable].reverse().find((one) => one !== 'restricted') ?? 'internal');
    return { label, caveats: [], users: [], offices: [] };
  }
}
