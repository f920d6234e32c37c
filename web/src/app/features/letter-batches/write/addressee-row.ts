import { ChangeDetectionStrategy, Component, computed, input, output, signal } from '@angular/core';
import type { AddresseeCheck } from '@demarche/contracts/letter-batches';
import type { LetterForm, LetterLanguage } from '@demarche/contracts/letters';
import { weightOf } from '@demarche/domain/letter-batch';
import type { TreatyStatus } from '@demarche/domain/treaty-terms';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from '../../../ui/icon/icon';
import { StateLink } from '../../../ui/terms/state-link';
import { type Choice, faultsOf } from './batch-draft';

/** One addressee: to which post, in which language, what is wrong with that, and the cures at hand. */
@Component({
  selector: '[appAddresseeRow]',
  imports: [Icon, StateLink, TranslocoPipe],
  templateUrl: './addressee-row.html',
  host: {
    class: 'addressee',
    '[class.addressee--open]': 'row().standing !== "ready"',
    '[attr.data-state]': 'row().state.iso3',
  },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AddresseeRow {
  readonly row = input.required<AddresseeCheck>({ alias: 'appAddresseeRow' });
  readonly status = input<TreatyStatus | null>(null);
  readonly form = input.required<LetterForm>();
  /** Languages there is a text in. */
  readonly languages = input.required<readonly LetterLanguage[]>();
  readonly choice = input<Choice>({});
  readonly chosen = output<Choice>();
  readonly leftOut = output<void>();
  /** The choices of a row that is ready stand behind a press: 197 lists of posts are nobody's help. */
  private readonly pressed = signal(false);
  protected readonly open = computed(() => this.pressed() || this.row().standing !== 'ready' || this.choice().anyway);
  protected readonly faults = computed(() => faultsOf(this.row(), this.form()));
  /** By the words of the gap; a field by its name. */
  protected readonly gaps = computed(() =>
    this.row()
      .gaps.map((gap) => gap.replace(/^ask:/, ''))
      .join(', '),
  );
  protected readonly asks = computed(() => this.row().faults.some((one) => weightOf(one, this.form()) === 'asks'));

  protected show(): void {
    this.pressed.set(true);
  }
  protected speak(language: string): void {
    const known = this.languages().find((one) => one === language);
    if (known) this.chosen.emit({ language: known });
  }
}
