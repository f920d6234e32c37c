import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { FactView } from '@demarche/contracts/states';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { DateText } from '../../../ui/dates/date';
import { sayOr } from '../../../ui/text/say';
import { factGroups, factYears, plainWords } from './facts-view';

/** What is reported of a State, by kind; sources side by side, none merged, old ones marked. */
@Component({
  selector: 'app-facts-list',
  imports: [DateText, TranslocoPipe],
  template: `@for (group of groups(); track group.kind) {
    @for (fact of group.facts; track $index; let first = $first) {
      <div class="fact" [class.fact--more]="!first">
        <b class="medium"
          ><span [class.sr]="!first">{{ group.label }}</span></b
        >
        <p>
          {{ fact.detail
          }}<small
            >{{ fact.source }}
            @if (fact.asOf) {
              · {{ 'states.asOf' | transloco }} <app-date [day]="fact.asOf" form="long" [relative]="false" />
            } @else if (years(fact); as about) {
              · {{ about }}
            }
          </small>
        </p>
        <span class="row"
          ><span class="reported">{{ 'states.reported' | transloco }}</span>
          @if (fact.stale) {
            <span class="stale" [title]="'states.staleWhy' | transloco">{{ 'states.stale' | transloco }}</span>
          }
        </span>
      </div>
    }
  }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FactsList {
  readonly facts = input.required<readonly FactView[]>();
  private readonly transloco = inject(TranslocoService);
  protected readonly years = factYears;
  protected readonly groups = computed(() => {
    this.transloco.activeLang();
    return factGroups(this.facts()).map((group) => ({
      ...group,
      label: sayOr(this.transloco, `states.fact.${group.kind}`, plainWords(group.kind)),
    }));
  });
}
