import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import type { EngagementView } from '@demarche/contracts/engagements';
import { TranslocoPipe } from '@jsverse/transloco';
import { AsAtStore } from '../../../core/as-at-store';
import { pages } from '../../../core/http/pages';
import { Bones } from '../../../ui/feedback/bones';
import { Empty } from '../../../ui/feedback/empty';
import { Failed } from '../../../ui/feedback/failed';
import { More } from '../../../ui/tables/more';
import { StateStore } from './state-store';
import { timelineGroups } from './timeline';
import { TimelineEntry } from './timeline-entry';

/** Every contact with the State that this reader may see, latest first. */
@Component({
  selector: 'app-state-engagements',
  imports: [Bones, Empty, Failed, More, TimelineEntry, TranslocoPipe],
  template: `<div class="record record--one">
    @if (list.failed(); as problem) {
      <app-failed [problem]="problem" (retry)="list.reload()" />
    } @else if (list.loading()) {
      <app-bones [rows]="8" [label]="'states.loadingContacts' | transloco" />
    } @else {
      <ol class="timeline">
        @for (group of groups(); track group.heading) {
          <li class="year">{{ group.heading === 'ahead' ? ('states.timeline.ahead' | transloco) : group.heading }}</li>
          @for (item of group.items; track item.id) {
            <li app-timeline-entry [item]="item" [underYear]="group.heading !== 'ahead'"></li>
          }
        }
      </ol>
      @if (list.failedMore(); as problem) {
        <app-failed [problem]="problem" (retry)="list.loadMore()" />
      } @else {
        <app-more [next]="list.next()" [busy]="list.loadingMore()" (more)="list.loadMore()" />
      }
      @if (groups().length === 0) {
        <app-empty
          [heading]="'states.noContacts.heading' | transloco: { name: store.profile()?.name }"
          [text]="'states.noContacts.text' | transloco: { name: store.profile()?.name }"
        />
      }
    }
  </div>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StateEngagements {
  protected readonly store = inject(StateStore);
  private readonly asAt = inject(AsAtStore);
  protected readonly list = pages<EngagementView>(() => {
    const profile = this.store.profile();
    // A contact logged from this page changes the count: then the list is read anew.
    return profile
      ? { url: '/api/engagements', params: { state: profile.iso3, limit: '50', ...this.asAt.linkParams() } }
      : undefined;
  });
  protected readonly groups = computed(() =>
    timelineGroups(
      this.list.items().map((engagement) => ({
        kind: 'engagement' as const,
        id: engagement.id,
        on: engagement.on,
        engagement,
      })),
      this.asAt.day(),
    ),
  );
}
