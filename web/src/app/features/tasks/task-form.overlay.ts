import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import type { TaskFormRequest } from '../../core/overlay-requests';
import { Sheet } from '../../ui/sheet/sheet';

@Component({
  selector: 'app-task-form',
  imports: [Sheet],
  template: `<app-sheet heading="" (closed)="closed.emit()" />`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TaskFormOverlay {
  readonly request = input.required<TaskFormRequest>();
  readonly closed = output<void>();
}
