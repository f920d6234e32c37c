import { ChangeDetectionStrategy, Component } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

@Component({
  selector: 'app-today-page',
  imports: [TranslocoPipe],
  template: `<div class="page">
    <div class="pad">{{ 'today.title' | transloco }}</div>
  </div>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TodayPage {}
