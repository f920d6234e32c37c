import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PostView } from '@demarche/contracts/people';
import type { TreatyStatus } from '@demarche/domain/treaty-terms';
import { TranslocoPipe } from '@jsverse/transloco';
import { DateText } from '../dates/date';
import { StateLink } from '../terms/state-link';
import { LINK_PARAMS, TODAY } from '../tokens';
import { Attention } from './attention-chips';
import { FlagMark } from './flag-mark';
import { runsOn } from './held-today';
import { LanguagesPipe } from './languages';

/** Posts with who holds them, how they are reached, and what wants attention: who is our contact, in one look. */
@Component({
  selector: 'app-contact-list',
  imports: [Attention, DateText, FlagMark, LanguagesPipe, RouterLink, StateLink, TranslocoPipe],
  templateUrl: './contact-list.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ContactList {
  readonly posts = input.required<readonly PostView[]>();
  /** Of several States: each post tells its own. */
  readonly withState = input(false);
  /** Where each State stands, for its glyph. */
  readonly states = input<readonly { iso3: string; status: TreatyStatus | null }[]>([]);
  protected readonly statuses = computed(() => new Map(this.states().map(({ iso3, status }) => [iso3, status])));
  protected readonly params = inject(LINK_PARAMS);
  private readonly today = inject(TODAY);

  protected flagsOf(holder: PostView['holders'][number]) {
    return holder.flags.filter((flag) => runsOn(flag, this.today()));
  }
  /** How they are addressed in the language in which letters to the post are written. */
  protected address(post: PostView, holder: PostView['holders'][number]): string | null {
    const own = holder.addresses.find(({ language }) => language === post.language) ?? holder.addresses[0];
    return own?.formOfAddress ?? own?.salutation ?? null;
  }
}
