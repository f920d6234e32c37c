import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { Directory, type DirectoryEntry } from '../../core/directory';
import { SessionStore } from '../../core/session-store';
import { findOptions, type PickOption } from '../../ui/picker/pick-option';
import { Picker } from '../../ui/picker/picker';
import { type AssigneeKey, parseAssignee } from './task-filters';

/** An office or an officer, by a few letters; without any: me and my offices first. */
@Component({
  selector: 'app-assignee-picker',
  imports: [Picker],
  template: `<app-picker
    [inputId]="inputId()"
    [label]="label()"
    [placeholder]="chosen().length > 0 ? '' : placeholder()"
    [chosen]="chosen()"
    [options]="found()"
    [invalid]="invalid()"
    [autofocus]="autofocus()"
    [(query)]="query"
    (picked)="pick($event)"
    (removed)="picked.emit(null)"
  />`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AssigneePicker {
  readonly inputId = input.required<string>();
  /** Already translated. */
  readonly label = input.required<string>();
  readonly placeholder = input('');
  readonly value = input<AssigneeKey | null>(null);
  readonly invalid = input(false);
  readonly autofocus = input(false);
  readonly picked = output<DirectoryEntry | null>();
  protected readonly query = signal('');
  private readonly directory = inject(Directory);
  private readonly session = inject(SessionStore);

  private readonly options = computed<PickOption[]>(() => {
    const mine = new Set([
      `user:${this.session.user()?.id}`,
      ...this.session.offices().map(({ officeId }) => `office:${officeId}`),
    ]);
    return this.directory
      .entries()
      .map(asOption)
      .sort((a, b) => Number(mine.has(b.id)) - Number(mine.has(a.id)));
  });
  protected readonly chosen = computed(() => this.options().filter(({ id }) => id === this.value()));
  protected readonly found = computed(() =>
    findOptions(
      this.options().filter(({ id }) => id !== this.value()),
      this.query(),
    ),
  );

  constructor() {
    this.directory.want();
  }

  protected pick(option: PickOption): void {
    const { kind, id } = parseAssignee(option.id as AssigneeKey);
    this.picked.emit(this.directory.find(kind, id) ?? null);
  }
}

function asOption(entry: DirectoryEntry): PickOption {
  return {
    id: `${entry.kind}:${entry.id}`,
    text: entry.name,
    remark: entry.kind === 'user' ? (entry.offices?.join(', ') ?? null) : null,
    sign: entry.kind === 'user' ? 'person' : 'office',
    shortName: entry.shortName,
    also: entry.shortName ? [entry.shortName] : [],
  };
}
