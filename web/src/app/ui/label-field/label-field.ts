import { ChangeDetectionStrategy, Component, computed, inject, input, model, signal } from '@angular/core';
import type { OfficeRef, UserRef } from '@demarche/contracts/common';
import { CAVEATS, type Caveat, isLowering, type Label, LABELS } from '@demarche/domain/labels';
import type { Role } from '@demarche/domain/permissions';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { locale } from '../dates/day-text';
import { Control, Field } from '../forms/field';
import { findOptions, type PickOption } from '../picker/pick-option';
import { Picker } from '../picker/picker';
import { LabelBadge } from '../terms/label';
import { readersOf, seenBy } from './seen-by';

/** A record's labelling as a form holds it. */
export interface LabelValue {
  readonly label: Label;
  readonly caveats: readonly Caveat[];
  readonly users: readonly UserRef[];
  readonly offices: readonly OfficeRef[];
  /** Why it is lowered. */
  readonly reason?: string;
}

/** The label of a record, who sees it in one sentence, and behind "Change" the level, the caveats and the list. */
@Component({
  selector: 'app-label-field',
  imports: [Control, Field, LabelBadge, Picker, TranslocoPipe],
  template: `<div class="row labelrow">
      <app-label [label]="value().label" />
      @for (caveat of value().caveats; track caveat) {
        <span class="t12 muted">{{ 'terms.caveat.' + caveat | transloco }}</span>
      }
      <button type="button" class="link t13" [attr.aria-expanded]="open()" (click)="open.set(!open())">
        {{ (open() ? 'ui.label.done' : 'ui.label.change') | transloco }}
      </button>
      <span class="ms-auto t12 quiet seen">{{ sentence() }}</span>
    </div>
    @if (error(); as words) {
      <span class="error">{{ words }}</span>
    }
    @if (open()) {
      <div class="follow">
        <div class="row wrap" role="radiogroup" [attr.aria-label]="'ui.label.level' | transloco">
          @for (label of levels(); track label) {
            <button
              type="button"
              class="chip"
              role="radio"
              [class.chip--on]="label === value().label"
              [attr.aria-checked]="label === value().label"
              (click)="set({ label })"
            >
              {{ 'terms.label.' + label | transloco }}
            </button>
          }
        </div>
        @for (caveat of caveats; track caveat) {
          <label class="row t13">
            <input type="checkbox" [checked]="value().caveats.includes(caveat)" (change)="toggle(caveat)" />
            <span
              >{{ 'terms.caveat.' + caveat | transloco }}
              <span class="quiet">{{ 'ui.label.means.' + caveat | transloco }}</span></span
            >
          </label>
        }
        @if (hasList()) {
          <app-field
            [label]="'ui.label.list' | transloco"
            controlId="label-list"
            [hint]="'ui.label.listHint' | transloco"
          >
            <app-picker
              inputId="label-list"
              [label]="'ui.label.list' | transloco"
              [placeholder]="'ui.label.listAdd' | transloco"
              [chosen]="listed()"
              [options]="found()"
              [(query)]="query"
              (picked)="add($event)"
              (removed)="drop($event)"
            />
          </app-field>
        }
        @if (lowers()) {
          <app-field
            [label]="'ui.label.reason' | transloco"
            controlId="label-reason"
            [hint]="'ui.label.reasonHint' | transloco"
          >
            <input #why appControl class="input" [value]="value().reason ?? ''" (input)="set({ reason: why.value })" />
          </app-field>
        }
      </div>
    }`,
  host: { class: 'stack' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LabelField {
  readonly value = model.required<LabelValue>();
  /** Levels this person may write. `restricted` is always offered: whoever creates a record is on its list. */
  readonly writable = input<readonly Label[]>(LABELS);
  /** As it is stored, when a record is changed: lowering it asks for a reason. */
  readonly before = input<LabelValue | null>(null);
  /** Whom the list may name: `user:<id>` and `office:<id>`. */
  readonly people = input<readonly PickOption[]>([]);
  /** Roles somebody holds today: the sentence names no others. */
  readonly held = input<readonly Role[]>([]);
  readonly error = input<string | null>();
  protected readonly caveats = CAVEATS;
  protected readonly open = signal(false);
  protected readonly query = signal('');
  private readonly transloco = inject(TranslocoService);

  protected readonly levels = computed(() =>
    LABELS.filter((label) => label === 'restricted' || label === this.value().label || this.writable().includes(label)),
  );
  protected readonly hasList = computed(() => this.value().label === 'restricted' || this.value().caveats.length > 0);
  protected readonly lowers = computed(() => {
    const before = this.before();
    return before !== null && isLowering({ ...before, lists: [] }, this.value());
  });
  protected readonly listed = computed<PickOption[]>(() => [
    ...this.value().offices.map(({ id, name, shortName }) => ({ id: `office:${id}`, text: name, shortName })),
    ...this.value().users.map(({ id, name }) => ({ id: `user:${id}`, text: name })),
  ]);
  protected readonly found = computed(() => {
    const taken = new Set(this.listed().map(({ id }) => id));
    return findOptions(
      this.people().filter(({ id }) => !taken.has(id)),
      this.query(),
    );
  });
  protected readonly sentence = computed(() => {
    const { label, caveats } = this.value();
    const say = (key: string, params = {}) => this.transloco.translate<string>(key, params);
    const list = new Intl.ListFormat(locale(this.transloco.activeLang()), { type: 'unit' });
    const readers = list.format(readersOf(label, this.held()).map((reader) => say(`ui.label.reader.${reader}`)));
    const names = list.format([say('ui.label.you'), ...this.listed().map(({ text }) => text)]);
    return say(`ui.label.seen.${seenBy(label, caveats)}`, { readers, names });
  });

  protected set(change: Partial<LabelValue>): void {
    this.value.update((value) => ({ ...value, ...change }));
  }
  protected toggle(caveat: Caveat): void {
    const has = this.value().caveats;
    this.set({ caveats: CAVEATS.filter((entry) => (entry === caveat) !== has.includes(entry)) });
  }
  protected add(option: PickOption): void {
    const id = option.id.slice(option.id.indexOf(':') + 1);
    const name = option.text;
    if (option.id.startsWith('user:')) this.set({ users: [...this.value().users, { id, name }] });
    else this.set({ offices: [...this.value().offices, { id, name, shortName: option.shortName ?? name }] });
  }
  protected drop(option: PickOption): void {
    const keep = ({ id }: { id: string }) => !option.id.endsWith(`:${id}`);
    this.set({ users: this.value().users.filter(keep), offices: this.value().offices.filter(keep) });
  }
}
