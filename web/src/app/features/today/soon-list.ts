import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { TaskView } from '@demarche/contracts/tasks';
import { TranslocoPipe } from '@jsverse/transloco';
import { StateIndex } from '../../core/state-index';
import { DateText } from '../../ui/dates/date';
import { Icon } from '../../ui/icon/icon';
import { StateLink } from '../../ui/terms/state-link';
import { LINK_PARAMS } from '../../ui/tokens';

const SHOWN = 5;

/** Tasks of the next fourteen days, the first few. */
@Component({
  selector: 'app-soon-list',
  imports: [DateText, Icon, RouterLink, StateLink, TranslocoPipe],
  template: `<ul>
      @for (task of first(); track task.id) {
        <li>
          <svg appIcon="clock"></svg>
          <a class="what" [routerLink]="['/tasks', task.id]" [queryParams]="params()"
            ><b>{{ task.title }}</b></a
          >
          @if (task.state; as state) {
            <span class="where"
              ><app-state [iso3]="state.iso3" [name]="state.name" [status]="states.find(state.iso3)?.status"
            /></span>
          } @else {
            <span class="where quiet">{{ 'today.noState' | transloco }}</span>
          }
          <app-date class="when" [day]="task.dueOn" short />
        </li>
      }
    </ul>
    @if (tasks().length > first().length) {
      <a class="link t13" routerLink="/tasks" [queryParams]="params()">{{ 'today.allTasks' | transloco }}</a>
    }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SoonList {
  readonly tasks = input.required<readonly TaskView[]>();
  protected readonly states = inject(StateIndex);
  protected readonly params = inject(LINK_PARAMS);
  protected readonly first = computed(() => this.tasks().slice(0, SHOWN));
}
