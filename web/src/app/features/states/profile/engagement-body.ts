import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { EngagementView } from '@demarche/contracts/engagements';
import { TranslocoPipe } from '@jsverse/transloco';
import { Hour } from '../../../ui/dates/hour';
import { LabelBadge } from '../../../ui/terms/label';
import { Person } from '../../../ui/terms/person';

/** One contact in words: what, how it went, who spoke with whom, who may see it. */
@Component({
  selector: '[app-engagement-body]',
  imports: [Hour, LabelBadge, Person, TranslocoPipe],
  template: `<b class="medium">{{ engagement().title }}</b>
    @if (engagement().status !== 'held') {
      <span class="muted">{{ 'terms.engagementStatus.' + engagement().status | transloco }}</span>
    }
    @if (engagement().demo) {
      <span class="demo">{{ 'states.demo' | transloco }}</span>
    }
    @if (engagement().summary; as summary) {
      <p>{{ summary }}</p>
    }
    @if (engagement().outcome; as outcome) {
      <p>{{ 'states.outcome' | transloco: { outcome } }}</p>
    }
    <div class="meta">
      @if (engagement().time; as time) {
        <app-hour [day]="engagement().on" [time]="time" [zone]="engagement().zone ?? 'UTC'" />
      }
      @for (ours of engagement().ourPeople ?? []; track ours.user.id) {
        <app-person [name]="ours.user.name" />
      }
      @if (met(); as names) {
        <span>{{ 'states.met' | transloco: { names } }}</span>
      }
      @if (engagement().peopleMet === null) {
        <span>{{ 'terms.caveat.chatham_house' | transloco }}</span>
      }
      <app-label [label]="engagement().effectiveLabel" />
    </div>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EngagementBody {
  readonly engagement = input.required<EngagementView>();
  protected readonly met = computed(() =>
    (this.engagement().peopleMet ?? [])
      .map(({ person, post }) => (post ? `${person.name}, ${post.title}` : person.name))
      .join('; '),
  );
}
