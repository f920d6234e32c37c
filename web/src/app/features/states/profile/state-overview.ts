import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { SessionStore } from '../../../core/session-store';
import { AsAtStore } from '../../../core/as-at-store';
import { NotesPanel } from '../../../core/notes/notes-panel';
import { AnswerText } from './answer-text';
import { DepositClock } from './deposit-clock';
import { FactsList } from './facts-list';
import { MeetingsList } from './meetings-list';
import { StateContacts } from './state-contacts';
import { StateAside } from './state-aside';
import { StateStore } from './state-store';
import { TimelineSection } from './timeline-section';
import { VoteLine } from './vote-line';

/** The answer, what follows from a deposit, votes, one timeline, facts: what is asked for before a meeting. */
@Component({
  selector: 'app-state-overview',
  imports: [
    RouterLink,
    AnswerText,
    DepositClock,
    FactsList,
    MeetingsList,
    NotesPanel,
    StateAside,
    StateContacts,
    TimelineSection,
    VoteLine,
    TranslocoPipe,
  ],
  template: `@if (store.profile(); as state) {
    <div class="record">
      <div class="sections">
        <section>
          <app-answer [profile]="state" />
          @if (state.ifDepositedToday; as clock) {
            <app-deposit-clock [clock]="clock" />
          }
        </section>
        @if (state.votes.length > 0 && state.unMember) {
          <section>
            <div class="head">
              <h2>{{ 'states.votes' | transloco }}</h2>
              <span class="t13 quiet">{{ 'states.votesSub' | transloco }}</span>
              <a class="link t13 ms-auto" routerLink="/votes" [queryParams]="asAt.linkParams()">{{
                'states.allVotes' | transloco
              }}</a>
            </div>
            <app-vote-line [votes]="state.votes" />
          </section>
        }
        @if (mayReadPeople) {
          <section app-state-contacts [iso3]="state.iso3"></section>
        }
        <section app-timeline-section [profile]="state" [closedTasks]="store.closedTasks()"></section>
        @if (state.facts.length > 0) {
          <section>
            <div class="head">
              <h2>{{ 'states.facts' | transloco }}</h2>
              <span class="count">{{ state.facts.length }}</span><span class="t13 quiet">{{
                'states.factsSub' | transloco
              }}</span>
            </div>
            <app-facts-list [facts]="state.facts" />
          </section>
        }
        @if (state.meetings.length + state.coordinatorTerms.length > 0) {
          <section>
            <div class="head">
              <h2>{{ 'states.meetings' | transloco }}</h2>
            </div>
            <app-meetings-list [profile]="state" />
          </section>
        }
        <section>
          @defer (on viewport) {
            <app-notes-panel kind="state" [subjectId]="state.iso3" />
          } @placeholder {
            <div class="notes-place"></div>
          }
        </section>
      </div>
      <aside app-state-aside [profile]="state"></aside>
    </div>
  }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StateOverview {
  protected readonly store = inject(StateStore);
  protected readonly asAt = inject(AsAtStore);
  protected readonly mayReadPeople = inject(SessionStore).can('person.read');
}
