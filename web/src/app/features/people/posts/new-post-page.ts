import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { ActivatedRoute, Router } from '@angular/router';
import type { CreatePostRequest, InstitutionView, PostView } from '@demarche/contracts/people';
import { INSTITUTION_KINDS, type InstitutionKind } from '@demarche/domain/institution';
import { LETTER_LANGUAGES, type LetterLanguage } from '@demarche/domain/letter-document';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { Directory } from '../../../core/directory';
import { type Problem, toProblem } from '../../../core/http/problem';
import { SessionStore } from '../../../core/session-store';
import { StateIndex } from '../../../core/state-index';
import { Toasts } from '../../../core/toasts';
import { problemText } from '../../../ui/feedback/problem-text';
import { Control, Field } from '../../../ui/forms/field';
import { LabelField, type LabelValue } from '../../../ui/label-field/label-field';
import { StatePicker } from '../../../ui/states/state-picker';
import { LINK_PARAMS } from '../../../ui/tokens';
import { type ChosenInstitution, InstitutionField } from './institution-field';

/** A post that is written down: a function in an institution. `?state=` and `?institution=` say where. */
@Component({
  selector: 'app-new-post-page',
  imports: [Control, Field, InstitutionField, LabelField, StatePicker, TranslocoPipe],
  templateUrl: './new-post-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NewPostPage {
  protected readonly states = inject(StateIndex);
  protected readonly session = inject(SessionStore);
  protected readonly directory = inject(Directory);
  protected readonly kinds = INSTITUTION_KINDS;
  protected readonly languages = LETTER_LANGUAGES;
  protected readonly name = signal('');
  protected readonly institution = signal<ChosenInstitution | null>(null);
  protected readonly kind = signal<InstitutionKind>('permanent_mission');
  protected readonly state = signal<string | null>(null);
  protected readonly city = signal('');
  protected readonly email = signal('');
  protected readonly language = signal<LetterLanguage | null>(null);
  protected readonly label = signal<LabelValue>({ label: 'internal', caveats: [], users: [], offices: [] });
  protected readonly tried = signal(false);
  protected readonly saving = signal(false);
  private readonly problem = signal<Problem | null>(null);
  private readonly http = inject(HttpClient);
  private readonly router = inject(Router);
  private readonly params = inject(LINK_PARAMS);
  private readonly toasts = inject(Toasts);
  private readonly transloco = inject(TranslocoService);
  protected readonly listable = computed(() =>
    this.directory.entries().map(({ kind, id, name, shortName }) => ({
      id: `${kind}:${id}`,
      text: name,
      shortName,
      sign: kind === 'user' ? ('person' as const) : ('office' as const),
    })),
  );
  protected readonly general = computed(() => {
    const problem = this.problem();
    return problem && problem.fields.length === 0 ? problemText(this.transloco, problem).happened : null;
  });

  constructor() {
    this.states.want();
    this.directory.want();
    const writable = this.session.view()?.writableLabels ?? [];
    if (!writable.includes('internal')) {
      this.label.update((value) => ({ ...value, label: writable.at(-1) ?? 'internal' }));
    }
    const asked = inject(ActivatedRoute).snapshot.queryParamMap;
    this.state.set(asked.get('state'));
    const institution = asked.get('institution');
    if (institution) void this.stand(institution);
  }

  protected said(...fields: string[]): string | null {
    const found = this.problem()?.fields.find(({ field }) => fields.includes(field));
    return found?.message ?? null;
  }
  protected chooseKind(value: string): void {
    this.kind.set(INSTITUTION_KINDS.find((one) => one === value) ?? this.kind());
  }
  protected chooseLanguage(value: string): void {
    this.language.set(LETTER_LANGUAGES.find((one) => one === value) ?? null);
  }
  protected async save(): Promise<void> {
    this.tried.set(true);
    const institution = this.institution();
    if (this.saving() || !this.name().trim() || !institution) return;
    this.saving.set(true);
    this.problem.set(null);
    try {
      const post = await firstValueFrom(this.http.post<PostView>('/api/posts', this.request(institution)));
      this.toasts.show(this.transloco.translate('people.post.added'));
      void this.router.navigate(['/posts', post.id], { queryParams: this.params() });
    } catch (error) {
      this.problem.set(toProblem(error));
    } finally {
      this.saving.set(false);
    }
  }

  private request({ id, name }: ChosenInstitution): CreatePostRequest {
    const { label, caveats, users, offices } = this.label();
    const isListed = label === 'restricted' || caveats.length > 0;
    const access = { userIds: users.map((user) => user.id), officeIds: offices.map((office) => office.id) };
    const described = { name, kind: this.kind(), state: this.state(), city: this.city().trim() || null };
    return {
      function: this.name().trim(),
      ...(id ? { institutionId: id } : { institution: described }),
      email: this.email().trim() || null,
      language: this.language(),
      label,
      caveats: [...caveats],
      ...(isListed && { access }),
    };
  }
  private async stand(id: string): Promise<void> {
    const found = await firstValueFrom(this.http.get<InstitutionView>(`/api/institutions/${id}`)).catch(() => null);
    if (found) this.institution.set({ id: found.id, name: found.name });
  }
}
