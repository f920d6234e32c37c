import { ChangeDetectionStrategy, Component, computed, inject, output, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Directory } from '../../core/directory';
import { SessionStore } from '../../core/session-store';
import { StateIndex } from '../../core/state-index';
import { Failed } from '../../ui/feedback/failed';
import { DateField } from '../../ui/forms/date-field';
import { Control, Field } from '../../ui/forms/field';
import { type SegmentOption, Segments } from '../../ui/forms/segments';
import { LabelField } from '../../ui/label-field/label-field';
import { StatePicker } from '../../ui/states/state-picker';
import { type MailAs, type MailDraft, missingIn } from './mail-draft';
import { MailStore } from './mail-store';

/** What a mail is to become: proposed, changed, and said yes to. */
@Component({
  selector: 'app-mail-form',
  imports: [Control, DateField, Failed, Field, LabelField, Segments, StatePicker, TranslocoPipe],
  templateUrl: './mail-form.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MailForm {
  readonly saved = output<void>();
  protected readonly store = inject(MailStore);
  protected readonly session = inject(SessionStore);
  protected readonly index = inject(StateIndex);
  protected readonly directory = inject(Directory);
  private readonly transloco = inject(TranslocoService);
  /** Somebody said yes once: from then on what is missing is told. */
  private readonly tried = signal(false);

  protected readonly choices = computed<readonly SegmentOption<MailAs>[]>(() => {
    const letters = this.store.mail()?.proposal?.letters ?? [];
    const isBounce = this.store.mail()?.kind === 'bounce';
    const offered: MailAs[] = [
      ...(isBounce ? (['bounce'] as const) : []),
      'letter',
      'contact',
      ...(letters.length > 0 ? (['copy'] as const) : []),
    ];
    return offered.map((value) => ({ value, label: this.transloco.translate(`mail.as.${value}`) }));
  });
  protected readonly missing = computed(() => {
    const draft = this.store.draft();
    return this.tried() && draft ? missingIn(draft) : null;
  });
  protected readonly people = computed(() =>
    this.directory.entries().map(({ kind, id, name, shortName }) => ({
      id: `${kind}:${id}`,
      text: name,
      shortName,
      sign: kind === 'user' ? ('person' as const) : ('office' as const),
    })),
  );

  constructor() {
    this.index.want();
    this.directory.want();
  }

  /** What the server says of a field, by the beginning of its name in the request. */
  protected error(...fields: string[]): string | null {
    const found = this.store.problem()?.fields.find(({ field }) => fields.some((one) => field.split('.')[0] === one));
    return found?.message ?? null;
  }

  protected hint(draft: MailDraft): string | null {
    const by = this.store.mail()?.proposal?.state?.by;
    const isProposed = draft.state !== null && draft.state === this.store.mail()?.proposal?.state?.iso3;
    return isProposed && by ? this.transloco.translate(`mail.stateBy.${by}`) : null;
  }

  protected toggle(draft: MailDraft, id: string): void {
    const { without } = draft;
    this.store.change({ without: without.includes(id) ? without.filter((one) => one !== id) : [...without, id] });
  }

  protected async save(): Promise<void> {
    this.tried.set(true);
    if (this.missing() === null && (await this.store.save())) this.saved.emit();
  }
}
