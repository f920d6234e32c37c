import { ChangeDetectionStrategy, Component } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

@Component({
  selector: 'app-state-list-page',
  imports: [TranslocoPipe],
  template: `<div class="page">
    <div class="pad">{{ 'states.title' | transloco }}</div>
  </div>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StatesPage {}
