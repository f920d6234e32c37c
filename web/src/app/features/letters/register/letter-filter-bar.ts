import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { LETTER_COURSES, LETTER_STATUSES } from '@demarche/domain/letter-course';
import { LETTER_FORMS } from '@demarche/domain/letter-document';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Directory } from '../../../core/directory';
import { StateIndex } from '../../../core/state-index';
import { type FilterGroup, FilterMenu } from '../../../ui/filter/filter-menu';
import { SearchBox } from '../../../ui/filter/search-box';
import { Field } from '../../../ui/forms/field';
import { Segments, type SegmentOption } from '../../../ui/forms/segments';
import { Icon } from '../../../ui/icon/icon';
import { Popup } from '../../../ui/popup/popup';
import { StatePicker } from '../../../ui/states/state-picker';
import { TODAY } from '../../../ui/tokens';
import { LETTER_ANSWERS, type LetterFilters } from './letter-filters';

const YEARS = 6;

/** Which letters: direction, words, and a menu for each thing that narrows them. */
@Component({
  selector: 'app-letter-filter-bar',
  imports: [Field, FilterMenu, Icon, Popup, RouterLink, SearchBox, Segments, StatePicker, TranslocoPipe],
  templateUrl: './letter-filter-bar.html',
  host: { class: 'filters' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LetterFilterBar {
  readonly filters = input.required<LetterFilters>();
  readonly mayWrite = input(false);
  readonly changed = output<Partial<LetterFilters>>();
  readonly written = output<void>();
  protected readonly index = inject(StateIndex);
  private readonly directory = inject(Directory);
  private readonly today = inject(TODAY);
  private readonly transloco = inject(TranslocoService);

  protected readonly courses = computed<SegmentOption<LetterFilters['course']>[]>(() => [
    { value: 'all', label: this.say('letters.filter.all') },
    ...LETTER_COURSES.map((value) => ({ value, label: this.say(`terms.letterCourse.${value}`) })),
  ]);
  protected readonly answers = computed(() => this.options(LETTER_ANSWERS, 'letters.filter.answers'));
  protected readonly statuses = computed(() => this.options(LETTER_STATUSES, 'terms.letterStatus'));
  protected readonly forms = computed(() => this.options(LETTER_FORMS, 'terms.letterForm'));
  protected readonly years = computed<FilterGroup[]>(() => {
    const now = Number(this.today().slice(0, 4));
    const years = Array.from({ length: YEARS }, (_, back) => String(now - back));
    return [{ heading: null, options: years.map((year) => ({ value: year, label: year })) }];
  });
  protected readonly offices = computed<FilterGroup[]>(() => [
    {
      heading: null,
      options: this.directory.offices().map(({ id, shortName }) => ({ value: id, label: shortName })),
    },
  ]);
  protected readonly stateName = computed(() => {
    const iso3 = this.filters().state;
    return iso3 ? (this.index.find(iso3)?.name ?? iso3) : '';
  });

  protected many(key: 'status' | 'form', values: readonly string[]): void {
    this.changed.emit({ [key]: values });
  }
  /** A menu of any of several, where only one makes sense: the last that was pressed. */
  protected one(key: 'answer' | 'year' | 'office', values: readonly string[]): void {
    this.changed.emit({ [key]: values.at(-1) ?? null });
  }

  private options(values: readonly string[], words: string): FilterGroup[] {
    return [{ heading: null, options: values.map((value) => ({ value, label: this.say(`${words}.${value}`) })) }];
  }
  private say(key: string): string {
    return this.transloco.translate(key);
  }
}
