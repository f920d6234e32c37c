import { ChangeDetectionStrategy, Component, inject, input, output, signal, viewChild } from '@angular/core';
import type { PostView, SuccessionRequest } from '@demarche/contracts/people';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { Problem } from '../../../core/http/problem';
import { problemText } from '../../../ui/feedback/problem-text';
import { DateField } from '../../../ui/forms/date-field';
import { Sheet } from '../../../ui/sheet/sheet';
import { TODAY } from '../../../ui/tokens';
import { PersonField } from '../edit/person-field';

/** The change of the holder in one act: who comes after, and from which day. */
@Component({
  selector: 'app-succession-sheet',
  imports: [DateField, PersonField, Sheet, TranslocoPipe],
  template: `<app-sheet [heading]="'people.succession.heading' | transloco" (closed)="closed.emit()">
    <form novalidate (submit)="$event.preventDefault(); submit()">
      <div class="body">
        <p>{{ 'people.succession.text' | transloco: { post: post().title } }}</p>
        <app-person-field
          [label]="'people.succession.who' | transloco"
          [hint]="'people.succession.whoHint' | transloco"
          [error]="said('personId') ?? said('person.name')"
          [mayBeNew]="true"
          [person]="person()"
          (picked)="person.set($event)"
        />
        <app-date-field
          [label]="'people.succession.from' | transloco"
          [required]="true"
          [error]="said('from')"
          [(value)]="from"
        />
        @if (general(); as text) {
          <p class="error" role="alert">{{ text }}</p>
        }
      </div>
      <footer>
        <button type="button" class="btn btn--quiet" (click)="sheet().close()">{{ 'people.leave' | transloco }}</button>
        <span class="ms-auto"></span>
        <button type="submit" class="btn btn--primary" [attr.aria-busy]="busy()">
          {{ 'people.succession.save' | transloco }}
        </button>
      </footer>
    </form>
  </app-sheet>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SuccessionSheet {
  readonly post = input.required<PostView>();
  readonly problem = input<Problem | null>(null);
  readonly busy = input(false);
  readonly handed = output<SuccessionRequest>();
  readonly closed = output<void>();
  protected readonly sheet = viewChild.required(Sheet);
  protected readonly person = signal<{ id: string | null; name: string } | null>(null);
  protected readonly from = signal<string | null>(inject(TODAY)());
  private readonly day = viewChild(DateField);
  private readonly transloco = inject(TranslocoService);

  protected said(field: string): string | null {
    return this.problem()?.field(field)?.message ?? null;
  }
  protected general(): string | null {
    const problem = this.problem();
    return problem && problem.fields.length === 0 ? problemText(this.transloco, problem).happened : null;
  }
  protected submit(): void {
    const [from, person] = [this.from(), this.person()];
    if (this.busy() || this.day()?.check() === false || !from) return;
    this.handed.emit({
      version: this.post().version,
      from,
      // Somebody new is as open as their post: who may see it may know who holds it.
      ...(person &&
        (person.id ? { personId: person.id } : { person: { name: person.name, label: this.post().label } })),
    });
  }
}
