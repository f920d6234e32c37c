import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import type { QuickLogRequest } from '../../core/overlay-requests';
import { Sheet } from '../../ui/sheet/sheet';

@Component({
  selector: 'app-quick-log',
  imports: [Sheet],
  template: `<app-sheet heading="" (closed)="closed.emit()" />`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class QuickLogOverlay {
  readonly request = input.required<QuickLogRequest>();
  readonly closed = output<void>();
}
