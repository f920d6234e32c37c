import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { StateProfile } from '@demarche/contracts/states';
import { TranslocoPipe } from '@jsverse/transloco';
import { DateText } from '../../../ui/dates/date';
import { Icon } from '../../../ui/icon/icon';
import { Office, Person } from '../../../ui/terms/person';
import { StateStore } from './state-store';

/** What comes next with a State, who looks after it, and where it belongs. */
@Component({
  selector: 'dl[app-state-line]',
  imports: [DateText, Icon, Office, Person, TranslocoPipe],
  templateUrl: './state-line.html',
  host: { class: 'facts-line' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StateLine {
  readonly profile = input.required<StateProfile>();
  readonly edited = output<void>();
  protected readonly store = inject(StateStore);
  protected readonly assignment = computed(() => this.profile().assignment ?? null);
}
