import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Empty } from '../../../ui/feedback/empty';
import { FactsList } from './facts-list';
import { MeetingsList } from './meetings-list';
import { StateStore } from './state-store';

/** What is reported of the State, and the meetings it took part in. */
@Component({
  selector: 'app-state-facts',
  imports: [Empty, FactsList, MeetingsList, TranslocoPipe],
  template: `@if (store.profile(); as state) {
    <div class="record record--one">
      @if (state.facts.length > 0) {
        <app-facts-list [facts]="state.facts" />
      } @else {
        <app-empty [heading]="'states.noFacts.heading' | transloco" [text]="'states.noFacts.text' | transloco" />
      }
      @if (state.meetings.length + state.coordinatorTerms.length > 0) {
        <section>
          <div class="head">
            <h2>{{ 'states.meetings' | transloco }}</h2>
          </div>
          <app-meetings-list [profile]="state" />
        </section>
      }
    </div>
  }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StateFacts {
  protected readonly store = inject(StateStore);
}
