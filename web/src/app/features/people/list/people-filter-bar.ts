import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { PERSON_FLAGS } from '@demarche/domain/flag';
import { LETTER_LANGUAGES } from '@demarche/domain/letter-document';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { StateIndex } from '../../../core/state-index';
import { type FilterGroup, FilterMenu } from '../../../ui/filter/filter-menu';
import { SearchBox } from '../../../ui/filter/search-box';
import { Field } from '../../../ui/forms/field';
import { Icon } from '../../../ui/icon/icon';
import { Popup } from '../../../ui/popup/popup';
import { StatePicker } from '../../../ui/states/state-picker';
import type { PeopleFilters } from './people-filters';

/** Which people: words of the name, their State, what they are to the treaty, their languages. */
@Component({
  selector: 'app-people-filter-bar',
  imports: [Field, FilterMenu, Icon, Popup, RouterLink, SearchBox, StatePicker, TranslocoPipe],
  templateUrl: './people-filter-bar.html',
  host: { class: 'filters' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PeopleFilterBar {
  readonly filters = input.required<PeopleFilters>();
  readonly mayWrite = input(false);
  readonly changed = output<Partial<PeopleFilters>>();
  protected readonly index = inject(StateIndex);
  private readonly transloco = inject(TranslocoService);
  protected readonly flags = computed(() => this.options(PERSON_FLAGS, 'terms.flag'));
  protected readonly languages = computed(() => this.options(LETTER_LANGUAGES, 'terms.letterLanguage'));
  protected readonly stateName = computed(() => {
    const iso3 = this.filters().state;
    return iso3 ? (this.index.find(iso3)?.name ?? iso3) : '';
  });

  /** A menu of any of several, where only one makes sense: the last that was pressed. */
  protected one(key: 'flag' | 'language', values: readonly string[]): void {
    this.changed.emit({ [key]: values.at(-1) ?? null });
  }

  private options(values: readonly string[], words: string): FilterGroup[] {
    const options = values.map((value) => ({ value, label: this.transloco.translate<string>(`${words}.${value}`) }));
    return [{ heading: null, options }];
  }
}
