import { HttpClient } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import type { CreatePersonRequest, CreatePostRequest, PersonView, PostView } from '@demarche/contracts/people';
import { INSTITUTION_KINDS, type InstitutionKind } from '@demarche/domain/institution';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { Clock } from '../../../core/clock';
import { type Problem, toProblem } from '../../../core/http/problem';
import { problemText } from '../../../ui/feedback/problem-text';
import { Control, Field } from '../../../ui/forms/field';
import type { DraftPerson } from './contact-draft';

/** Somebody met for the first time: a name, and the post in which they were met. Made at once, so that it is kept. */
@Component({
  selector: 'app-new-person',
  imports: [Control, Field, TranslocoPipe],
  template: `<div class="follow" (keydown.enter)="$event.preventDefault(); $event.stopPropagation(); add()">
    <app-field [label]="'engagements.person.name' | transloco" [error]="error('name')">
      <input #who appControl class="input" autocomplete="off" [value]="fullName()" (input)="fullName.set(who.value)" />
    </app-field>
    <app-field [label]="'engagements.person.function' | transloco" [error]="error('function')">
      <input
        #role
        appControl
        class="input"
        autocomplete="off"
        [attr.placeholder]="'engagements.person.functionExample' | transloco"
        [value]="function()"
        (input)="function.set(role.value)"
      />
    </app-field>
    @if (function().trim()) {
      <app-field [label]="'engagements.person.institution' | transloco" [error]="error('institution')">
        <input
          #where
          appControl
          class="input"
          autocomplete="off"
          [value]="institution()"
          (input)="institution.set(where.value)"
        />
      </app-field>
      <app-field [label]="'engagements.person.kind' | transloco">
        <select #sort appControl class="input" [value]="kind()" (change)="pickKind(sort.value)">
          @for (entry of kinds; track entry) {
            <option [value]="entry" [selected]="entry === kind()">
              {{ 'engagements.institution.' + entry | transloco }}
            </option>
          }
        </select>
      </app-field>
    }
    @if (general(); as words) {
      <span class="error" role="alert">{{ words }}</span>
    }
    <div class="row">
      <button type="button" class="btn" [attr.aria-busy]="busy()" (click)="add()">
        {{ 'engagements.person.add' | transloco }}
      </button>
      <button type="button" class="btn btn--quiet" (click)="cancelled.emit()">
        {{ 'engagements.person.cancel' | transloco }}
      </button>
    </div>
  </div>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NewPerson {
  readonly name = input('');
  readonly state = input<string | null>(null);
  readonly added = output<DraftPerson>();
  readonly cancelled = output<void>();
  protected readonly kinds = INSTITUTION_KINDS;
  protected readonly fullName = linkedSignal(() => this.name());
  protected readonly function = signal('');
  protected readonly institution = signal('');
  protected readonly kind = signal<InstitutionKind>('permanent_mission');
  protected readonly busy = signal(false);
  private readonly missing = signal<ReadonlySet<string>>(new Set());
  private readonly problem = signal<Problem | null>(null);
  private readonly http = inject(HttpClient);
  private readonly clock = inject(Clock);
  private readonly transloco = inject(TranslocoService);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  /** A post that was made before the person could not be: it is not made twice. */
  private post: PostView | null = null;

  protected pickKind(value: string): void {
    this.kind.set(INSTITUTION_KINDS.find((entry) => entry === value) ?? 'other');
  }
  protected error(field: string): string | null {
    if (this.missing().has(field)) return this.transloco.translate(`engagements.person.missing.${field}`);
    return this.problem()?.fields.find((entry) => entry.field.startsWith(field))?.message ?? null;
  }
  protected general(): string | null {
    const problem = this.problem();
    return problem && problem.fields.length === 0 ? problemText(this.transloco, problem).happened : null;
  }

  protected async add(): Promise<void> {
    if (this.busy()) return;
    const missing = new Set<string>();
    if (!this.fullName().trim()) missing.add('name');
    if (this.function().trim() && !this.institution().trim()) missing.add('institution');
    this.missing.set(missing);
    if (missing.size > 0) {
      requestAnimationFrame(() => this.host.nativeElement.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    this.busy.set(true);
    this.problem.set(null);
    try {
      if (this.function().trim()) this.post ??= await this.makePost();
      const person = await this.makePerson(this.post);
      this.added.emit({
        personId: person.id,
        name: person.name,
        postId: this.post?.id ?? null,
        post: this.post?.title ?? null,
      });
    } catch (error) {
      this.problem.set(toProblem(error));
    } finally {
      this.busy.set(false);
    }
  }

  private makePost(): Promise<PostView> {
    const institution = { name: this.institution().trim(), kind: this.kind(), state: this.state() };
    const request: CreatePostRequest = { function: this.function().trim(), institution };
    return firstValueFrom(this.http.post<PostView>('/api/posts', request));
  }
  private makePerson(post: PostView | null): Promise<PersonView> {
    const request: CreatePersonRequest = { name: this.fullName().trim() };
    if (post) request.holding = { postId: post.id, from: this.clock.today() };
    return firstValueFrom(this.http.post<PersonView>('/api/people', request));
  }
}
