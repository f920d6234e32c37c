import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { toSignal } from '@angular/core/rxjs-interop';
import type { StateProfile } from '@demarche/contracts/states';
import type { TaskView } from '@demarche/contracts/tasks';
import { TranslocoPipe } from '@jsverse/transloco';
import { map } from 'rxjs';
import { AsAtStore } from '../../../core/as-at-store';
import {
  matchesTimelineFilter,
  TIMELINE_FILTERS,
  type TimelineFilter,
  timelineGroups,
  timelineItems,
} from './timeline';
import { TimelineEntry } from './timeline-entry';

/** Everything that happened with a State, in one order; what is shown of it stands in the address. */
@Component({
  selector: 'section[app-timeline-section]',
  imports: [RouterLink, TimelineEntry, TranslocoPipe],
  template: `<div class="head">
      <h2>{{ 'states.timeline.title' | transloco }}</h2>
      <span class="ms-auto seg" role="group" [attr.aria-label]="'states.timeline.show' | transloco">
        @for (filter of filters; track filter) {
          <button type="button" [attr.aria-pressed]="shown() === filter" (click)="show(filter)">
            {{ 'states.timeline.' + filter | transloco }}
          </button>
        }
      </span>
    </div>
    <ol class="timeline">
      @for (group of groups(); track group.heading) {
        <li class="year">
          {{ group.heading === 'ahead' ? (ahead() | transloco) : group.heading }}
        </li>
        @for (item of group.items; track item.id) {
          <li app-timeline-entry [item]="item" [underYear]="group.heading !== 'ahead'"></li>
        }
      } @empty {
        <li class="year">{{ 'states.timeline.none' | transloco }}</li>
      }
    </ol>
    @if (more() && shown() !== 'acts') {
      <p class="t13 quiet">
        {{ 'states.timeline.latest' | transloco: { count: profile().engagements.length } }}
        <a class="link" [routerLink]="['/states', profile().iso3, 'engagements']" [queryParams]="asAt.linkParams()">{{
          'states.timeline.allContacts' | transloco: { count: profile().counts.engagements }
        }}</a>
      </p>
    }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TimelineSection {
  readonly profile = input.required<StateProfile>();
  readonly closedTasks = input.required<readonly TaskView[]>();
  private readonly router = inject(Router);
  protected readonly asAt = inject(AsAtStore);
  protected readonly filters = TIMELINE_FILTERS;
  private readonly asked = toSignal(inject(ActivatedRoute).queryParamMap.pipe(map((params) => params.get('show'))));
  protected readonly shown = computed(() => TIMELINE_FILTERS.find((filter) => filter === this.asked()) ?? 'all');
  protected readonly groups = computed(() => {
    const items = timelineItems(this.profile(), this.closedTasks());
    return timelineGroups(
      items.filter((item) => matchesTimelineFilter(item, this.shown())),
      this.profile().asAt,
    );
  });
  protected readonly ahead = computed(() =>
    this.asAt.isToday() ? 'states.timeline.ahead' : 'states.timeline.afterThatDay',
  );
  protected readonly more = computed(() => this.profile().counts.engagements > this.profile().engagements.length);

  protected show(filter: TimelineFilter): void {
    void this.router.navigate([], {
      queryParams: { show: filter === 'all' ? null : filter },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }
}
