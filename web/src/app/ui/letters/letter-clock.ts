import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { LetterView } from '@demarche/contracts/letters';
import { TranslocoPipe } from '@jsverse/transloco';
import { DateText } from '../dates/date';
import { Icon } from '../icon/icon';

export type Clocked = Pick<LetterView, 'course' | 'status' | 'repliedOn' | 'replyDueOn' | 'replyWeeks'>;

/** Whether an answer is awaited, since when it is late, or when it came: in words, in one line. */
@Component({
  selector: 'app-letter-clock',
  imports: [DateText, Icon, TranslocoPipe],
  template: `@switch (state()) {
    @case ('answered') {
      <svg appIcon="check" class="icon--s"></svg>{{ 'terms.letterClock.answered' | transloco }}&ngsp;
      @if (letter().repliedOn; as day) {
        <app-date [day]="day" [relative]="false" />
      }
    }
    @case ('waits') {
      @if (letter().replyDueOn; as day) {
        <app-date [day]="day" due short />
      }
    }
    @case ('none') {
      <span class="quiet">{{ 'terms.letterClock.none' | transloco }}</span>
    }
    @default {
      <span class="quiet">–</span>
    }
  }`,
  host: { class: 'letter-clock' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LetterClock {
  readonly letter = input.required<Clocked>();
  protected readonly state = computed(() => clockState(this.letter()));
}

export type ClockState = 'answered' | 'waits' | 'none' | 'still';

export function clockState({ course, status, replyDueOn, replyWeeks }: Clocked): ClockState {
  if (status === 'replied') return 'answered';
  if (replyDueOn !== null) return 'waits';
  const left = course === 'outgoing' && (status === 'sent' || status === 'acknowledged');
  return left && replyWeeks === null ? 'none' : 'still';
}
