import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { StateProfile } from '@demarche/contracts/states';
import { TranslocoPipe } from '@jsverse/transloco';
import { SessionStore } from '../../../core/session-store';
import { DateText } from '../../../ui/dates/date';
import { Icon } from '../../../ui/icon/icon';
import { Status } from '../../../ui/terms/status';
import { AssignmentForm } from './assignment-form';
import { StateLine } from './state-line';

/** Name, status with its day, what comes next and who looks after it; edited where it stands. */
@Component({
  selector: 'header[app-state-header]',
  imports: [RouterLink, DateText, Icon, Status, AssignmentForm, StateLine, TranslocoPipe],
  templateUrl: './state-header.html',
  host: { class: 'record-head' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StateHeader {
  readonly profile = input.required<StateProfile>();
  protected readonly mayWrite = inject(SessionStore).can('letter.write');
  protected readonly editing = signal(false);

  protected print(): void {
    window.print();
  }
}
