import { ChangeDetectionStrategy, Component } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

@Component({
  selector: 'app-vote-matrix-page',
  imports: [TranslocoPipe],
  template: `<div class="page">
    <div class="pad">{{ 'votes.title' | transloco }}</div>
  </div>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class VotesPage {}
