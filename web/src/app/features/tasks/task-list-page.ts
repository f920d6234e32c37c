import { ChangeDetectionStrategy, Component } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

@Component({
  selector: 'app-task-list-page',
  imports: [TranslocoPipe],
  template: `<div class="page">
    <div class="pad">{{ 'tasks.title' | transloco }}</div>
  </div>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TasksPage {}
