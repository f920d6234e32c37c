import { HttpClient, httpResource } from '@angular/common/http';
import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import type { LetterTemplateView } from '@demarche/contracts/letters';
import { firstValueFrom } from 'rxjs';
import { Drafts } from '../../../core/drafts';
import { lastGood } from '../../../core/http/last-good';
import { type Problem, toProblem } from '../../../core/http/problem';
import {
  draftOf,
  EMPTY_TEMPLATE,
  faultsIn,
  isTemplateDraft,
  requestOf,
  type TemplateDraft,
  type TemplateField,
} from './template-draft';

/** One template as it is written: what is changed stays on the device until it is saved. */
@Injectable()
export class TemplateStore {
  private readonly http = inject(HttpClient);
  private readonly drafts = inject(Drafts);
  /** Null: a new one. */
  readonly id = signal<string | null>(null);
  private readonly resource = httpResource<LetterTemplateView>(() => {
    const id = this.id();
    return id ? `/api/letter-templates/${id}` : undefined;
  });
  readonly stored = lastGood(this.resource, () => this.id());
  readonly failed = computed(() => (this.stored() ? undefined : this.resource.error()));
  readonly draft = signal<TemplateDraft>(EMPTY_TEMPLATE);
  readonly kept = signal(false);
  readonly saving = signal(false);
  readonly problem = signal<Problem | null>(null);
  readonly faults = signal<readonly TemplateField[]>([]);
  /** The pack's texts are read and copied. */
  readonly isOfPack = computed(() => this.stored()?.ofPack === true);

  constructor() {
    effect(() => {
      const stored = this.stored();
      untracked(() => this.open(stored ? draftOf(stored) : EMPTY_TEMPLATE));
    });
  }

  change(change: Partial<TemplateDraft>): void {
    const draft = { ...this.draft(), ...change };
    this.draft.set(draft);
    this.kept.set(true);
    this.drafts.keep(this.form(), draft);
    if (this.faults().length > 0) this.faults.set(faultsIn(draft));
    this.problem.set(null);
  }

  /** The template as it was saved; undefined where something is to be looked at first. */
  async save(): Promise<LetterTemplateView | undefined> {
    if (this.saving()) return undefined;
    this.faults.set(faultsIn(this.draft()));
    this.problem.set(null);
    if (this.faults().length > 0) return undefined;
    this.saving.set(true);
    try {
      const [request, stored] = [requestOf(this.draft()), this.stored()];
      const saved = stored
        ? this.http.patch<LetterTemplateView>(`/api/letter-templates/${stored.id}`, {
            ...request,
            version: stored.version,
          })
        : this.http.post<LetterTemplateView>('/api/letter-templates', request);
      const template = await firstValueFrom(saved);
      this.drafts.drop(this.form());
      this.kept.set(false);
      if (stored) this.resource.set(template);
      return template;
    } catch (error) {
      this.problem.set(toProblem(error));
      return undefined;
    } finally {
      this.saving.set(false);
    }
  }

  /** Offers it no more. Letters begun from it keep their text. */
  async retire(): Promise<boolean> {
    const stored = this.stored();
    if (!stored) return false;
    try {
      await firstValueFrom(
        this.http.delete(`/api/letter-templates/${stored.id}`, { body: { version: stored.version } }),
      );
      this.drafts.drop(this.form());
      return true;
    } catch (error) {
      this.problem.set(toProblem(error));
      return false;
    }
  }
  reload(): void {
    this.resource.reload();
  }

  private open(fresh: TemplateDraft): void {
    const found = this.isOfPack() ? null : this.drafts.find(this.form(), isTemplateDraft);
    this.draft.set(found ?? fresh);
    this.kept.set(found !== null);
    this.faults.set([]);
  }
  private form(): string {
    return `template.${this.id() ?? 'new'}`;
  }
}
