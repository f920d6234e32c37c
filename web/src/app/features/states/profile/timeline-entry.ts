import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { DateText } from '../../../ui/dates/date';
import { Icon } from '../../../ui/icon/icon';
import { Status } from '../../../ui/terms/status';
import { Vote } from '../../../ui/terms/vote';
import { sayOr } from '../../../ui/text/say';
import { EngagementBody } from './engagement-body';
import { plainWords } from './facts-view';
import { ACT_STATUS, KIND_ICONS } from './timeline-icons';
import type { TimelineItem } from './timeline';

/** One entry of the timeline: what it is by its sign, what happened, who, and where it is known from. */
@Component({
  selector: 'li[app-timeline-entry]',
  imports: [DateText, Icon, Status, Vote, EngagementBody, TranslocoPipe],
  templateUrl: './timeline-entry.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TimelineEntry {
  readonly item = input.required<TimelineItem>();
  /** Under the heading of its year the day needs none. */
  readonly underYear = input(true);
  private readonly transloco = inject(TranslocoService);
  protected readonly icons = KIND_ICONS;
  protected readonly actStatus = ACT_STATUS;
  protected readonly words = computed(() => {
    const item = this.item();
    if (item.kind === 'fact') return this.say(`states.fact.${item.fact.kind}`, item.fact.kind);
    if (item.kind === 'meeting') return this.say(`states.capacity.${item.meeting.capacity}`, item.meeting.capacity);
    return '';
  });

  private say(key: string, code: string): string {
    this.transloco.activeLang();
    return sayOr(this.transloco, key, plainWords(code));
  }
}
