import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import type { TaskView } from '@demarche/contracts/tasks';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { toProblem } from '../../../core/http/problem';
import { Toasts } from '../../../core/toasts';
import { DateText } from '../../../ui/dates/date';
import { problemText } from '../../../ui/feedback/problem-text';
import { Office, Person } from '../../../ui/terms/person';
import { StateStore } from './state-store';

/** Tasks about the State; a tick closes one, and can be taken back. */
@Component({
  selector: 'app-open-tasks',
  imports: [DateText, Office, Person, TranslocoPipe],
  template: `<ul class="tasklist">
    @for (task of tasks(); track task.id) {
      <li>
        <button
          type="button"
          class="tick tick--round"
          role="checkbox"
          [attr.aria-checked]="task.status === 'done' || closing().has(task.id)"
          [attr.aria-label]="'states.task.close' | transloco: { title: task.title }"
          [disabled]="!task.mayWrite"
          (click)="tick(task)"
        ></button>
        <div>
          {{ task.title }}
          <small>
            <app-date [day]="task.dueOn" [due]="task.status === 'open'" short />
            @if (task.assignee.user; as user) {
              <app-person [name]="user.name" />
            } @else if (task.assignee.office) {
              <app-office [shortName]="task.assignee.office.shortName" [name]="task.assignee.office.name" />
            }
          </small>
        </div>
      </li>
    }
  </ul>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OpenTasks {
  readonly tasks = input.required<readonly TaskView[]>();
  private readonly store = inject(StateStore);
  private readonly toasts = inject(Toasts);
  private readonly transloco = inject(TranslocoService);
  protected readonly closing = signal<ReadonlySet<string>>(new Set());

  protected async tick(task: TaskView): Promise<void> {
    if (this.closing().has(task.id)) return;
    this.mark(task.id, true);
    try {
      if (task.status === 'done') {
        await this.store.reopenTask(task);
        return;
      }
      const closed = await this.store.closeTask(task);
      this.toasts.show(this.transloco.translate('states.task.closed', { title: task.title }), () =>
        this.reopen(closed),
      );
    } catch (error) {
      this.tell(error);
    } finally {
      this.mark(task.id, false);
    }
  }

  private async reopen(task: TaskView): Promise<void> {
    try {
      await this.store.reopenTask(task);
    } catch (error) {
      this.tell(error);
    }
  }

  private tell(error: unknown): void {
    this.toasts.show(problemText(this.transloco, toProblem(error)).happened);
  }

  private mark(id: string, on: boolean): void {
    this.closing.update((ids) => new Set(on ? [...ids, id] : [...ids].filter((entry) => entry !== id)));
  }
}
