import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
} from '@angular/core';
import type { EngagementView } from '@demarche/contracts/engagements';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Directory } from '../../core/directory';
import { SessionStore } from '../../core/session-store';
import { StateIndex } from '../../core/state-index';
import { Toasts } from '../../core/toasts';
import { Uploads } from '../../core/uploads';
import { DayButton } from '../../ui/day-picker/day-button';
import { dayText } from '../../ui/dates/day-text';
import { Failed } from '../../ui/feedback/failed';
import { FileField } from '../../ui/files/file-field';
import { Control, Field } from '../../ui/forms/field';
import { Icon } from '../../ui/icon/icon';
import { LabelField, type LabelValue } from '../../ui/label-field/label-field';
import { StatePicker } from '../../ui/states/state-picker';
import { differences } from './engagement-draft';
import { EngagementStore } from './engagement-store';
import { type ContactField, serverErrors } from './quick-log/contact-errors';
import { KindChips } from './quick-log/kind-chips';
import { TimePlace } from './quick-log/time-place';
import { WhoField } from './quick-log/who-field';

/** A contact changed where it stands: every field of it; what somebody else changed meanwhile is shown beside mine. */
@Component({
  selector: 'app-engagement-form',
  imports: [
    Control,
    DayButton,
    Failed,
    Field,
    FileField,
    Icon,
    KindChips,
    LabelField,
    StatePicker,
    TimePlace,
    TranslocoPipe,
    WhoField,
  ],
  providers: [Uploads],
  templateUrl: './engagement-form.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EngagementForm {
  readonly contact = input.required<EngagementView>();
  readonly saved = output<void>();
  readonly left = output<void>();
  protected readonly store = inject(EngagementStore);
  protected readonly uploads = inject(Uploads);
  protected readonly hindrance = signal<string | null>(null);
  private readonly toasts = inject(Toasts);
  protected readonly index = inject(StateIndex);
  protected readonly session = inject(SessionStore);
  protected readonly directory = inject(Directory);
  protected readonly days = ['today', 'yesterday', 'tomorrow', 'week'] as const;
  private readonly transloco = inject(TranslocoService);

  protected readonly labelValue = computed<LabelValue>(() => this.store.draft() ?? this.before());
  protected readonly before = computed<LabelValue>(() => ({ ...this.contact(), users: [], offices: [] }));
  protected readonly people = computed(() =>
    this.directory.entries().map(({ kind, id, name, shortName }) => ({
      id: `${kind}:${id}`,
      text: name,
      shortName,
      sign: kind === 'user' ? ('person' as const) : ('office' as const),
    })),
  );
  protected readonly told = computed(() => serverErrors(this.store.problem()?.fields ?? []));
  protected readonly general = computed(() => {
    const problem = this.store.problem();
    return problem && (problem.fields.length === 0 || this.told().rest.length > 0) ? problem : null;
  });
  protected readonly compared = computed(() => {
    const draft = this.store.draft();
    const theirs = this.store.theirs();
    return draft && theirs ? differences(draft, theirs).map((entry) => this.spoken(entry)) : [];
  });

  constructor() {
    this.index.want();
    this.directory.want();
    this.uploads.begin(this.store.draft()?.files ?? []);
    effect(() => {
      const files = this.uploads.kept();
      untracked(() => {
        if (!this.uploads.hindrance()) this.hindrance.set(null);
        if (idsOf(files) !== idsOf(this.store.draft()?.files ?? [])) this.store.change({ files });
      });
    });
  }

  protected error(field: ContactField): string | null {
    const error = this.told().errors[field];
    return error && 'text' in error ? error.text : null;
  }
  protected remove(key: string): void {
    const name = this.uploads.items().find((item) => item.key === key)?.name;
    this.toasts.show(this.transloco.translate('ui.files.removed', { name }), this.uploads.remove(key));
  }
  protected async save(): Promise<void> {
    const hindrance = this.uploads.hindrance();
    this.hindrance.set(hindrance && this.transloco.translate(hindrance));
    if (hindrance) return;
    if (await this.store.save()) this.saved.emit();
  }
  protected async keepMine(): Promise<void> {
    if (await this.store.keepMine()) this.saved.emit();
  }

  private spoken<T extends { field: string; mine: string; theirs: string }>(entry: T): T {
    if (entry.field !== 'on') return entry;
    const say = (day: string) => dayText(day, 'long', this.transloco.activeLang());
    return { ...entry, mine: say(entry.mine), theirs: say(entry.theirs) };
  }
}

function idsOf(files: readonly { id: string }[]): string {
  return files.map(({ id }) => id).join();
}
