import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { StateProfile } from '@demarche/contracts/states';
import { TranslocoPipe } from '@jsverse/transloco';
import { AsAtStore } from '../../../core/as-at-store';
import { Overlay } from '../../../core/overlay';
import { DateText } from '../../../ui/dates/date';
import { Hour } from '../../../ui/dates/hour';
import { Icon } from '../../../ui/icon/icon';
import { statusClass } from '../../../ui/terms/status-class';
import { TODAY } from '../../../ui/tokens';
import { membershipsByDay } from './memberships-view';
import { OpenTasks } from './open-tasks';
import { plannedFrom, plansOverlap } from './planned';
import { StateStore } from './state-store';

/** Beside the record: what is to be done, what is planned, and the State's other ties. */
@Component({
  selector: 'aside[app-state-aside]',
  imports: [DateText, Hour, Icon, OpenTasks, TranslocoPipe],
  templateUrl: './state-aside.html',
  host: { class: 'aside' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StateAside {
  readonly profile = input.required<StateProfile>();
  protected readonly store = inject(StateStore);
  protected readonly asAt = inject(AsAtStore);
  private readonly overlay = inject(Overlay);
  private readonly today = inject(TODAY);
  protected readonly statusClass = statusClass;
  protected readonly planned = computed(() => plannedFrom(this.profile().engagements, this.today()));
  protected readonly overlap = computed(() => plansOverlap(this.planned()));
  protected readonly memberships = computed(() => membershipsByDay(this.profile().memberships));

  protected async addTask(): Promise<void> {
    await this.overlay.open('task-form', { state: this.profile().iso3 });
  }
}
