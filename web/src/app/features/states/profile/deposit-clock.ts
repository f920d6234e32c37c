import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { StateProfile } from '@demarche/contracts/states';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { DateText } from '../../../ui/dates/date';
import { sayOr } from '../../../ui/text/say';
import { TODAY } from '../../../ui/tokens';
import { plainWords } from './facts-view';

/** What would follow, and when, if the State deposited on the day shown. Never for a State Party. */
@Component({
  selector: 'app-deposit-clock',
  imports: [DateText, TranslocoPipe],
  template: `<ol class="clock" [attr.aria-label]="label() | transloco">
    <li>
      {{ label() | transloco }}<b><app-date [day]="clock().depositedOn" form="medium" [relative]="false" /></b>
    </li>
    <li>
      {{ 'states.clock.inForce' | transloco
      }}<b><app-date [day]="clock().inForceOn" form="medium" [relative]="false" /></b>
    </li>
    @for (deadline of deadlines(); track deadline.key) {
      <li>
        {{ deadline.label }}<b><app-date [day]="deadline.on" form="medium" [relative]="false" /></b>
      </li>
    }
  </ol>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DepositClock {
  readonly clock = input.required<NonNullable<StateProfile['ifDepositedToday']>>();
  private readonly transloco = inject(TranslocoService);
  private readonly today = inject(TODAY);
  protected readonly label = computed(() =>
    this.clock().depositedOn === this.today() ? 'states.clock.today' : 'states.clock.thatDay',
  );
  protected readonly deadlines = computed(() => {
    this.transloco.activeLang();
    return this.clock().deadlines.map((deadline) => ({
      ...deadline,
      label: sayOr(this.transloco, `states.clock.deadline.${deadline.key}`, plainWords(deadline.key)),
    }));
  });
}
