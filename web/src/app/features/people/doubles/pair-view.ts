import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PersonView } from '@demarche/contracts/people';
import type { DoubleView, MergeRequest } from '@demarche/contracts/people-merges';
import { MERGE_CHOICES, type MergeChoice } from '@demarche/domain/person-merge';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LINK_PARAMS } from '../../../ui/tokens';

type Side = 'first' | 'second';

/** Two who may be one, side by side: which is kept, and what of each stands in the end. */
@Component({
  selector: 'app-pair',
  imports: [RouterLink, TranslocoPipe],
  templateUrl: './pair-view.html',
  host: { class: 'pair' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PairView {
  readonly pair = input.required<DoubleView>();
  readonly busy = input(false);
  readonly merged = output<MergeRequest>();
  protected readonly params = inject(LINK_PARAMS);
  protected readonly sides: readonly Side[] = ['first', 'second'];
  private readonly transloco = inject(TranslocoService);
  /** Who is known by more, else who was written down first. */
  protected readonly keeps = linkedSignal<Side>(() =>
    known(this.pair().second) > known(this.pair().first) ? 'second' : 'first',
  );
  private readonly gone = computed<Side>(() => (this.keeps() === 'first' ? 'second' : 'first'));
  /** Fields whose value the other one gives. */
  protected readonly taken = linkedSignal<Side, readonly MergeChoice[]>({ source: this.keeps, computation: () => [] });
  /** Only what differs needs a choice. */
  protected readonly rows = computed(() =>
    MERGE_CHOICES.map((field) => ({
      field,
      first: this.words(this.pair().first, field),
      second: this.words(this.pair().second, field),
    })).filter(({ first, second }) => first || second),
  );

  protected stands(field: MergeChoice, side: Side): boolean {
    const gives = this.taken().includes(field) ? this.gone() : this.keeps();
    return gives === side;
  }
  protected choose(field: MergeChoice, side: Side): void {
    const others = this.taken().filter((one) => one !== field);
    this.taken.set(side === this.gone() ? [...others, field] : others);
  }
  protected postsOf(person: PersonView): string {
    return person.posts.map(({ post }) => post.title).join('; ') || '–';
  }
  protected merge(): void {
    const [keep, gone] = [this.pair()[this.keeps()], this.pair()[this.gone()]];
    const versions = { keep: keep.version, gone: gone.version };
    this.merged.emit({ keep: keep.id, gone: gone.id, versions, take: [...this.taken()] });
  }

  private words(person: PersonView, field: MergeChoice): string {
    if (field === 'addresses') {
      return person.addresses.map(({ formOfAddress, salutation }) => formOfAddress ?? salutation).join('; ');
    }
    const value = person[field];
    return value && field === 'lawfulGround' ? this.transloco.translate(`people.ground.${value}`) : (value ?? '');
  }
}

function known(person: PersonView): number {
  const said = [person.email, person.phone, person.source, person.lawfulGround].filter(Boolean).length;
  return said + person.posts.length * 2 + person.addresses.length + person.flags.length;
}
