import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, input, linkedSignal, output, signal } from '@angular/core';
import type { PostView, UpdatePostRequest } from '@demarche/contracts/people';
import { LETTER_LANGUAGES } from '@demarche/domain/letter-document';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { type Problem, toProblem } from '../../../core/http/problem';
import { problemText } from '../../../ui/feedback/problem-text';
import { Control, Field } from '../../../ui/forms/field';

/** What a post is called, how it is reached, and in which language letters to it are written. */
@Component({
  selector: 'app-post-form',
  imports: [Control, Field, TranslocoPipe],
  template: `<form class="record-form stack" novalidate (submit)="$event.preventDefault(); save()">
    <app-field [label]="'people.post.function' | transloco" [error]="said('function')">
      <input #called appControl class="input" [value]="name()" (input)="name.set(called.value)" />
    </app-field>
    <app-field [label]="'people.field.email' | transloco" [error]="said('email')">
      <input #mail appControl class="input" type="email" [value]="email()" (input)="email.set(mail.value)" />
    </app-field>
    <app-field [label]="'people.post.language' | transloco" [error]="said('language')">
      <select #tongue appControl class="input" (change)="choose(tongue.value)">
        <option value="" [selected]="language() === null">–</option>
        @for (one of languages; track one) {
          <option [value]="one" [selected]="language() === one">{{ 'terms.letterLanguage.' + one | transloco }}</option>
        }
      </select>
    </app-field>
    @if (general(); as text) {
      <p class="error" role="alert">{{ text }}</p>
    }
    <div class="row">
      <button type="submit" class="btn btn--primary">{{ 'people.edit.save' | transloco }}</button>
      <button type="button" class="btn btn--quiet" (click)="left.emit()">{{ 'people.leave' | transloco }}</button>
    </div>
  </form>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PostForm {
  readonly post = input.required<PostView>();
  readonly saved = output<PostView>();
  readonly left = output<void>();
  protected readonly languages = LETTER_LANGUAGES;
  protected readonly name = linkedSignal(() => this.post().function);
  protected readonly email = linkedSignal(() => this.post().email ?? '');
  protected readonly language = linkedSignal(() => this.post().language);
  private readonly problem = signal<Problem | null>(null);
  private readonly http = inject(HttpClient);
  private readonly transloco = inject(TranslocoService);

  protected said(field: string): string | null {
    return this.problem()?.field(field)?.message ?? null;
  }
  protected general(): string | null {
    const problem = this.problem();
    return problem && problem.fields.length === 0 ? problemText(this.transloco, problem).happened : null;
  }
  protected choose(value: string): void {
    this.language.set(LETTER_LANGUAGES.find((one) => one === value) ?? null);
  }
  protected async save(): Promise<void> {
    const { id, version } = this.post();
    const [email, language] = [this.email().trim() || null, this.language()];
    const body: UpdatePostRequest = { version, function: this.name().trim(), email, language };
    try {
      this.saved.emit(await firstValueFrom(this.http.patch<PostView>(`/api/posts/${id}`, body)));
    } catch (error) {
      this.problem.set(toProblem(error));
    }
  }
}
