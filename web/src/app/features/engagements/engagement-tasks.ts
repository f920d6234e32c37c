import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { TaskView } from '@demarche/contracts/tasks';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { type ActOutcome, TaskActs } from '../../core/task-acts';
import { Toasts } from '../../core/toasts';
import { DateText } from '../../ui/dates/date';
import { outcomeText } from '../../ui/feedback/outcome-text';
import { Office, Person } from '../../ui/terms/person';
import { LINK_PARAMS } from '../../ui/tokens';

/** What was to follow from a contact: done in place, with a way back. */
@Component({
  selector: 'app-engagement-tasks',
  imports: [DateText, Office, Person, RouterLink, TranslocoPipe],
  template: `<ul class="tasklist">
    @for (task of tasks(); track task.id) {
      <li>
        <button
          type="button"
          class="tick tick--round"
          role="checkbox"
          [attr.aria-checked]="task.status === 'done'"
          [attr.aria-label]="'engagements.doneWith' | transloco: { title: task.title }"
          [disabled]="!task.mayWrite"
          (click)="toggle(task)"
        ></button>
        <div>
          <a [routerLink]="['/tasks', task.id]" [queryParams]="params()" [class.struck]="task.status === 'done'">{{
            task.title
          }}</a>
          <small>
            <app-date [day]="task.dueOn" [due]="task.status === 'open'" short />
            @if (task.assignee.user; as user) {
              <app-person [name]="user.name" />
            } @else if (task.assignee.office; as office) {
              <app-office [shortName]="office.shortName" [name]="office.name" />
            }
          </small>
        </div>
      </li>
    }
  </ul>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EngagementTasks {
  readonly tasks = input.required<readonly TaskView[]>();
  protected readonly params = inject(LINK_PARAMS);
  private readonly acts = inject(TaskActs);
  private readonly toasts = inject(Toasts);
  private readonly transloco = inject(TranslocoService);

  protected toggle(task: TaskView): void {
    if (task.status === 'open') void this.tell('closed', this.acts.close([task]));
    else void this.tell('reopened', this.acts.reopen([task]));
  }
  private async tell(key: string, act: Promise<ActOutcome>): Promise<void> {
    const outcome = await act;
    const undo = key === 'undone' || outcome.done.length === 0 ? undefined : () => this.tell('undone', outcome.undo());
    this.toasts.show(outcomeText(this.transloco, `ui.acts.${key}`, outcome), undo);
  }
}
