import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { TaskView } from '@demarche/contracts/tasks';
import { Office, Person } from '../../ui/terms/person';

/** Whom a task is for: a person in the round sign, an office in the square one. */
@Component({
  selector: 'app-assignee',
  imports: [Office, Person],
  template: `@if (of().user; as user) {
      <app-person [name]="user.name" />
    } @else if (of().office; as office) {
      <app-office class="muted" [shortName]="office.shortName" [name]="office.name" />
    } @else {
      <span class="quiet">–</span>
    }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Assignee {
  readonly of = input.required<TaskView['assignee']>();
}
