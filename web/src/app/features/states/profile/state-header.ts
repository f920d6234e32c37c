import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import type { StateProfile } from '@demarche/contracts/states';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { DateText } from '../../../ui/dates/date';
import { Icon } from '../../../ui/icon/icon';
import { Office, Person } from '../../../ui/terms/person';
import { Status } from '../../../ui/terms/status';
import { AssignmentForm } from './assignment-form';
import { SessionStore } from '../../../core/session-store';
import { StateStore } from './state-store';

/** Name, status with its day, what comes next and who looks after it; edited where it stands. */
@Component({
  selector: 'header[app-state-header]',
  imports: [RouterLink, DateText, Icon, Office, Person, Status, AssignmentForm, TranslocoPipe],
  templateUrl: './state-header.html',
  host: { class: 'record-head' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StateHeader {
  readonly profile = input.required<StateProfile>();
  protected readonly store = inject(StateStore);
  protected readonly mayWrite = inject(SessionStore).can('letter.write');
  protected readonly editing = signal(false);
  protected readonly assignment = computed(() => this.profile().assignment ?? null);

  protected print(): void {
    window.print();
  }
}
