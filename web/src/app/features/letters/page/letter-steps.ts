import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { LetterStep, LetterView } from '@demarche/contracts/letters';
import { canBeAnswered } from '@demarche/domain/letter-course';
import { TranslocoPipe } from '@jsverse/transloco';
import { DateText } from '../../../ui/dates/date';
import { Icon } from '../../../ui/icon/icon';
import { Menu, MenuTrigger } from '../../../ui/menu/menu';
import { LINK_PARAMS } from '../../../ui/tokens';
import { actsOf, courseOf } from './letter-course-view';

/** Where a letter stands on its way, and what can be done with it now. */
@Component({
  selector: 'app-letter-steps',
  imports: [DateText, Icon, Menu, MenuTrigger, RouterLink, TranslocoPipe],
  template: `<ol tabindex="0" [attr.aria-label]="'letters.course' | transloco">
      @for (step of course(); track step.status) {
        <li [class]="step.state" [attr.aria-current]="step.state === 'now' ? 'step' : null">
          <span class="n">
            @if (step.state === 'done') {
              <svg appIcon="check"></svg>
            }
          </span>
          {{ 'terms.letterStatus.' + step.status | transloco }}
          @if (dayOf(step.status); as day) {
            <app-date class="quiet" [day]="day" [relative]="false" />
          }
        </li>
      }
    </ol>
    <div class="acts">
      <ng-content />
      @for (step of acts().beside; track step) {
        <button type="button" class="btn" (click)="taken.emit(step)">{{ 'letters.step.' + step | transloco }}</button>
      }
      @if (acts().lead; as step) {
        <button type="button" class="btn btn--primary" (click)="taken.emit(step)">
          {{ 'letters.step.' + step | transloco }}
        </button>
      } @else if (answerable()) {
        <a class="btn btn--primary" routerLink="/letters/new" [queryParams]="answer()">
          {{ (letter().course === 'outgoing' ? 'letters.registerAnswer' : 'letters.answerIt') | transloco }}
        </a>
      }
      @if (acts().more.length > 0) {
        <button
          type="button"
          class="btn btn--icon btn--quiet"
          [attr.aria-label]="'letters.more' | transloco"
          [title]="'letters.more' | transloco"
          [appMenuTrigger]="menu"
          [alignEnd]="true"
        >
          <svg appIcon="ellipsis"></svg>
        </button>
        <app-menu #menu [label]="'letters.more' | transloco">
          @for (step of acts().more; track step) {
            <button type="button" role="menuitem" (click)="taken.emit(step)">
              {{ 'letters.step.' + step | transloco }}
            </button>
          }
        </app-menu>
      }
    </div>`,
  host: { class: 'steps no-print' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LetterSteps {
  readonly letter = input.required<LetterView>();
  readonly taken = output<LetterStep>();
  private readonly params = inject(LINK_PARAMS);
  protected readonly course = computed(() => courseOf(this.letter()));
  protected readonly acts = computed(() => actsOf(this.letter().steps));
  protected readonly answerable = computed(() => {
    const letter = this.letter();
    return letter.mayWrite && letter.status !== 'replied' && canBeAnswered(letter);
  });
  protected readonly answer = computed(() => ({
    ...this.params(),
    ...(this.letter().course === 'outgoing' && { kind: 'received' }),
    answers: this.letter().id,
  }));

  protected dayOf(status: string): string | null {
    const { sentOn, receivedOn, acknowledgedOn, repliedOn } = this.letter();
    const days: Record<string, string | null> = {
      sent: sentOn,
      received: receivedOn,
      acknowledged: acknowledgedOn,
      replied: repliedOn,
    };
    return days[status] ?? null;
  }
}
