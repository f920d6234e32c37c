import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { AsAtStore } from '../../../core/as-at-store';
import { DateText } from '../../../ui/dates/date';
import { Empty } from '../../../ui/feedback/empty';
import { Vote } from '../../../ui/terms/vote';
import { StateStore } from './state-store';

/** How the State voted, resolution by resolution; roll calls that are not verified stand apart and in no count. */
@Component({
  selector: 'app-state-votes',
  imports: [RouterLink, DateText, Empty, Vote, TranslocoPipe],
  template: `<div class="record record--one">
    @if (votes().length > 0) {
      <table class="table table--plain votes-of-state">
        <thead>
          <tr>
            <th scope="col">{{ 'states.votesTab.day' | transloco }}</th>
            <th scope="col">{{ 'states.votesTab.resolution' | transloco }}</th>
            <th scope="col">{{ 'states.votesTab.body' | transloco }}</th>
            <th scope="col">{{ 'states.votesTab.vote' | transloco }}</th>
          </tr>
        </thead>
        <tbody>
          @for (vote of votes(); track vote.symbol + vote.body + vote.part) {
            <tr>
              <td class="num"><app-date [day]="vote.votedOn" form="medium" [relative]="false" /></td>
              <td>
                <a class="link" routerLink="/votes" [queryParams]="{ vote: vote.symbol }" queryParamsHandling="merge">{{
                  vote.symbol
                }}</a>
              </td>
              <td class="muted">
                {{ 'states.body.' + vote.body | transloco }}
                @if (vote.part === 'paragraph') {
                  {{ 'states.onParagraph' | transloco }}
                }
              </td>
              <td><app-vote [choice]="vote.choice" /></td>
            </tr>
          }
        </tbody>
      </table>
    } @else {
      <app-empty [heading]="'states.noVotes.heading' | transloco" [text]="noVotes() | transloco" />
    }
    @if (quarantined().length > 0) {
      <section>
        <div class="head">
          <h2>{{ 'states.quarantine.title' | transloco }}</h2>
          <span class="t13 quiet">{{ 'states.quarantine.sub' | transloco }}</span>
        </div>
        <ul class="stack t13">
          @for (vote of quarantined(); track vote) {
            <li class="row quarantined">
              <span class="num">{{ vote.year ?? ('states.quarantine.noDate' | transloco) }}</span>
              <span class="muted">{{ vote.symbol }}</span>
              <app-vote [choice]="vote.choice" />
            </li>
          }
        </ul>
      </section>
    }
  </div>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StateVotes {
  private readonly store = inject(StateStore);
  protected readonly asAt = inject(AsAtStore);
  protected readonly votes = computed(() =>
    [...(this.store.profile()?.votes ?? [])].sort((a, b) => b.votedOn.localeCompare(a.votedOn)),
  );
  protected readonly quarantined = computed(() => this.store.profile()?.quarantinedVotes ?? []);
  protected readonly noVotes = computed(() =>
    this.store.profile()?.unMember === false ? 'states.noVotes.noMember' : 'states.noVotes.none',
  );
}
