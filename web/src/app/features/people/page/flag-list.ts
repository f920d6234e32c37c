import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { CreateFlagRequest, FlagView } from '@demarche/contracts/people';
import type { FlagKind } from '@demarche/domain/flag';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { Problem } from '../../../core/http/problem';
import { DateText } from '../../../ui/dates/date';
import { DateField } from '../../../ui/forms/date-field';
import { Control, Field } from '../../../ui/forms/field';
import { Icon } from '../../../ui/icon/icon';
import { FlagMark } from '../../../ui/people/flag-mark';
import { TODAY } from '../../../ui/tokens';

/** What somebody is to the treaty, from when to when, and how we know. */
@Component({
  selector: 'app-flag-list',
  imports: [Control, DateField, DateText, Field, FlagMark, Icon, TranslocoPipe],
  templateUrl: './flag-list.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FlagList {
  readonly flags = input.required<readonly FlagView[]>();
  readonly kinds = input.required<readonly FlagKind[]>();
  /** For which State a new one is. */
  readonly state = input<string | null>(null);
  readonly mayWrite = input(false);
  readonly problem = input<Problem | null>(null);
  readonly added = output<CreateFlagRequest>();
  readonly removed = output<FlagView>();
  private readonly transloco = inject(TranslocoService);
  /** Closed again once it stands in the list. */
  protected readonly adding = linkedSignal({ source: computed(() => this.flags().length), computation: () => false });
  protected readonly kind = linkedSignal<FlagKind>(() => this.kinds()[0] ?? 'focal_point');
  protected readonly evidence = signal('');
  protected readonly source = signal('');
  protected readonly from = signal<string | null>(inject(TODAY)());
  protected readonly missing = signal<string | null>(null);
  private readonly day = viewChild(DateField);

  protected said(field: string): string | null {
    return this.problem()?.field(field)?.message ?? null;
  }
  protected choose(kind: string): void {
    this.kind.set(this.kinds().find((one) => one === kind) ?? this.kind());
  }
  protected add(): void {
    const from = this.from();
    if (this.day()?.check() === false || !from) return;
    if (!this.evidence().trim()) return this.missing.set(this.transloco.translate('people.flag.noEvidence'));
    this.added.emit({
      kind: this.kind(),
      state: this.state(),
      evidence: this.evidence().trim(),
      source: this.source().trim() || null,
      from,
    });
  }
}
