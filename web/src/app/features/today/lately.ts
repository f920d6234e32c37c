import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { LatelyItem } from '@demarche/contracts/overview';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { briefDay, locale } from '../../ui/dates/day-text';
import { Icon } from '../../ui/icon/icon';
import type { IconName } from '../../ui/icon/icons';
import { StateLink } from '../../ui/terms/state-link';
import { LINK_PARAMS, TODAY, ZONE } from '../../ui/tokens';

const ICONS: Record<LatelyItem['kind'], IconName> = {
  engagement: 'users',
  task_closed: 'circle-check',
  status_change: 'badge-check',
};

/** What happened lately: acts by their hour on the reader's clock, legal acts by their day. */
@Component({
  selector: 'app-lately',
  imports: [Icon, RouterLink, StateLink, TranslocoPipe],
  template: `<ul>
    @for (row of rows(); track row.item.kind + row.item.id) {
      <li>
        <svg [appIcon]="row.icon"></svg>
        <a class="what" [routerLink]="row.item.link" [queryParams]="params()">
          <b>{{ row.item.title }}</b>
          @if (row.item.by; as name) {
            <small>{{ 'today.lately.' + row.item.kind | transloco: { name } }}</small>
          }
        </a>
        <span class="where">
          @if (row.item.states[0]; as state) {
            <app-state [iso3]="state.iso3" [name]="state.name" [status]="state.status" />
            @if (row.item.states.length > 1) {
              <span class="quiet more">+{{ row.item.states.length - 1 }}</span>
            }
          } @else {
            <span class="quiet">{{ 'today.noState' | transloco }}</span>
          }
        </span>
        <time class="when" [attr.datetime]="row.datetime">{{ row.when }}</time>
      </li>
    }
  </ul>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Lately {
  readonly items = input.required<readonly LatelyItem[]>();
  protected readonly params = inject(LINK_PARAMS);
  private readonly today = inject(TODAY);
  private readonly zone = inject(ZONE);
  private readonly language = inject(TranslocoService).activeLang;
  protected readonly rows = computed(() =>
    this.items().map((item) => ({ item, icon: ICONS[item.kind], ...this.when(item) })),
  );

  private when(item: LatelyItem): { when: string; datetime: string } {
    if (item.kind === 'status_change') {
      return { when: briefDay(item.on, this.today(), this.language()), datetime: item.on };
    }
    const clock = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: this.zone() });
    const [day = item.on, hour = ''] = clock.format(new Date(item.at)).split(' ');
    return { when: `${briefDay(day, this.today(), locale(this.language()))}, ${hour}`, datetime: item.at };
  }
}
