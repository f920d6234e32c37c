import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from '../icon/icon';
import { Menu, MenuTrigger } from '../menu/menu';

export interface FilterOption {
  readonly value: string;
  /** Already translated. */
  readonly label: string;
  /** How many the value has; left out where that is not known. */
  readonly count?: number;
}
export interface FilterGroup {
  /** Already translated; null for a single group. */
  readonly heading: string | null;
  readonly options: readonly FilterOption[];
}

/** A filter of any of several values: a quiet word until it is used, then a chip that names what is chosen. */
@Component({
  selector: 'app-filter-menu',
  imports: [Icon, Menu, MenuTrigger, TranslocoPipe],
  template: `<button
      [class]="selected().length > 0 ? 'chip chip--on' : 'btn btn--quiet'"
      [appMenuTrigger]="menu"
      [attr.data-filter]="name()"
    >
      {{ label() }}{{ summary() }}<svg appIcon="chevron-down" class="icon--s"></svg>
    </button>
    <app-menu #menu [label]="label()" [stays]="true">
      @for (group of groups(); track group.heading) {
        @if (group.heading) {
          <h3 role="presentation">{{ group.heading }}</h3>
        }
        @for (option of group.options; track option.value) {
          <button
            type="button"
            role="menuitemcheckbox"
            [attr.aria-checked]="selected().includes(option.value)"
            (click)="toggle(option.value)"
          >
            {{ option.label }}
            @if (option.count !== undefined) {
              <span class="ms-auto num">{{ option.count }}</span>
            }
          </button>
        }
      }
      @if (selected().length > 0) {
        <hr />
        <button type="button" role="menuitem" (click)="changed.emit([]); menu.close()">
          {{ 'ui.filter.clear' | transloco }}
        </button>
      }
    </app-menu>`,
  host: { class: 'filter' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FilterMenu {
  /** The filter's name in the address. */
  readonly name = input.required<string>();
  /** Already translated. */
  readonly label = input.required<string>();
  readonly groups = input.required<readonly FilterGroup[]>();
  readonly selected = input.required<readonly string[]>();
  readonly changed = output<string[]>();
  protected readonly summary = computed(() => {
    const [first, ...rest] = this.selected();
    if (first === undefined) return '';
    const named = this.groups()
      .flatMap((group) => group.options.map((option) => ({ ...option, heading: group.heading })))
      .find((option) => option.value === first);
    return `: ${named?.label ?? first}${rest.length > 0 ? ` +${rest.length}` : ''}`;
  });

  protected toggle(value: string): void {
    const selected = this.selected();
    this.changed.emit(selected.includes(value) ? selected.filter((entry) => entry !== value) : [...selected, value]);
  }
}
