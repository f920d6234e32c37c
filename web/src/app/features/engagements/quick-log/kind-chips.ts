import { ChangeDetectionStrategy, Component, computed, model, signal } from '@angular/core';
import { ENGAGEMENT_KINDS, type EngagementKind } from '@demarche/domain/engagement';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from '../../../ui/icon/icon';
import { DAILY_KINDS, FURTHER_KINDS, KIND_ICONS } from './contact-kinds';

/** What kind of contact it was: the five of every day in one row, the rest behind "More". */
@Component({
  selector: 'app-kind-chips',
  imports: [Icon, TranslocoPipe],
  template: `@for (entry of shown(); track entry) {
      <button
        type="button"
        class="chip"
        role="radio"
        [class.chip--on]="entry === value()"
        [attr.aria-checked]="entry === value()"
        [tabindex]="entry === value() ? 0 : -1"
        [attr.data-kind]="entry"
        (click)="value.set(entry)"
      >
        <svg [appIcon]="icons[entry]" class="icon--s"></svg>{{ 'engagements.kind.' + entry | transloco }}
      </button>
    }
    @if (!all()) {
      <button type="button" class="chip chip--dashed" aria-expanded="false" (click)="all.set(true)">
        {{ 'engagements.moreKinds' | transloco }}
      </button>
    }`,
  host: { class: 'kinds', role: 'radiogroup', '[class.wrap]': 'all()', '(keydown)': 'move($event)' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class KindChips {
  readonly value = model.required<EngagementKind>();
  protected readonly icons = KIND_ICONS;
  protected readonly all = signal(false);
  protected readonly shown = computed<readonly EngagementKind[]>(() => {
    if (this.all()) return [...DAILY_KINDS, ...FURTHER_KINDS];
    const daily: readonly EngagementKind[] = DAILY_KINDS;
    return daily.includes(this.value()) ? daily : [...daily, this.value()];
  });

  protected move(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const kinds = this.shown();
    const next = kinds[(kinds.indexOf(this.value()) + step + kinds.length) % kinds.length];
    const group = event.currentTarget as HTMLElement;
    if (!next || !ENGAGEMENT_KINDS.includes(next)) return;
    this.value.set(next);
    group.querySelector<HTMLElement>(`[data-kind='${next}']`)?.focus();
  }
}
