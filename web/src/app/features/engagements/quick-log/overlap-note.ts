import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { OverlapList } from '@demarche/contracts/engagements';
import type { IsoDate } from '@demarche/domain/dates';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { lastGood } from '../../../core/http/last-good';
import { dayText } from '../../../ui/dates/day-text';
import { Icon } from '../../../ui/icon/icon';

/** Another office plans contact with the same State within thirty days: told before it is too late to speak with it. */
@Component({
  selector: 'app-overlap-note',
  imports: [Icon, TranslocoPipe],
  template: `@for (entry of entries(); track entry.engagementId + entry.iso3) {
    <div class="note note--warn">
      <svg appIcon="users"></svg>
      <span
        >{{ 'engagements.overlap' | transloco: entry }}
        @if (planned()) {
          {{ 'engagements.bothTold' | transloco }}
        }
      </span>
    </div>
  }`,
  host: { class: 'stack', role: 'status' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OverlapNote {
  readonly states = input.required<readonly string[]>();
  readonly on = input.required<IsoDate>();
  /** The contact that is being entered is itself planned. */
  readonly planned = input(false);
  private readonly transloco = inject(TranslocoService);
  private readonly language = this.transloco.activeLang;
  private readonly resource = httpResource<OverlapList>(() =>
    this.states().length === 0
      ? undefined
      : { url: '/api/engagements/overlaps', params: { states: this.states().join(','), on: this.on() } },
  );
  private readonly list = lastGood(this.resource);
  protected readonly entries = computed(() => {
    const wanted = new Set(this.states());
    const found = this.list()?.items ?? [];
    return found
      .filter(({ state }) => wanted.has(state.iso3))
      .map(({ engagementId, office, state, on, title }) => ({
        engagementId,
        iso3: state.iso3,
        office: office?.shortName ?? this.transloco.translate<string>('engagements.anotherOffice'),
        state: state.name,
        day: dayText(on, 'long', this.language()),
        title,
      }));
  });
}
