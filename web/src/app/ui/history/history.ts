import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { AuditEntryView } from '@demarche/contracts/audit';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { InstantText } from '../dates/instant';
import { changesIn } from './history-lines';

/**
 * Who changed what, latest first, as the audit has it. Acts and fields are called as the feature calls them:
 * `<words>.history.action.<act>` and `<words>.field.<field>`.
 */
@Component({
  selector: 'app-history',
  imports: [InstantText, TranslocoPipe],
  template: `<ol class="history">
    @for (row of rows(); track row.entry.id) {
      <li>
        <b class="medium">{{ row.entry.actor?.name ?? ('ui.history.masked' | transloco) }}</b>
        @if (row.entry.office; as office) {
          &ngsp;<span class="quiet">{{ office.name }}</span>
        }
        &ngsp;{{ row.action }}
        <small class="quiet"><app-instant [at]="row.entry.at" /></small>
        @if (row.entry.withheld) {
          <p class="t12 quiet">{{ 'ui.history.withheld' | transloco }}</p>
        }
        @for (change of row.changes; track change.field) {
          <p class="t12">
            {{ change.name }}: <del>{{ change.before || '–' }}</del> → <ins>{{ change.after || '–' }}</ins>
          </p>
        }
        @if (row.entry.reason; as reason) {
          <p class="t12">{{ 'ui.history.reason' | transloco: { reason } }}</p>
        }
      </li>
    } @empty {
      <li class="muted">{{ 'ui.history.none' | transloco }}</li>
    }
  </ol>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class History {
  readonly entries = input.required<readonly AuditEntryView[]>();
  /** The feature whose words are used. */
  readonly words = input.required<string>();
  private readonly transloco = inject(TranslocoService);
  protected readonly rows = computed(() =>
    this.entries().map((entry) => ({
      entry,
      action: this.say(`${this.words()}.history.action.${entry.action.split('.').at(-1)}`, entry.action),
      changes: changesIn(entry).map((change) => ({
        ...change,
        name: this.say(`${this.words()}.field.${change.field}`, change.field),
      })),
    })),
  );

  /** The audit may know actions and fields that have no words here yet: then it speaks for itself. */
  private say(key: string, otherwise: string): string {
    const known = this.transloco.getTranslation(this.transloco.activeLang())[key] !== undefined;
    return known ? this.transloco.translate(key) : otherwise;
  }
}
