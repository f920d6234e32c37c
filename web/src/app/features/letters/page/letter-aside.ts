import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { LetterDocumentView, LetterRef, LetterView } from '@demarche/contracts/letters';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { SessionStore } from '../../../core/session-store';
import { StateIndex } from '../../../core/state-index';
import { DateText } from '../../../ui/dates/date';
import { dayText } from '../../../ui/dates/day-text';
import { AttachmentList } from '../../../ui/files/attachment-list';
import { Icon } from '../../../ui/icon/icon';
import { LabelBadge } from '../../../ui/terms/label';
import { Person } from '../../../ui/terms/person';
import { StateLink } from '../../../ui/terms/state-link';
import { PluralPipe } from '../../../ui/text/plural';
import { sayOr } from '../../../ui/text/say';
import { LINK_PARAMS } from '../../../ui/tokens';
import { checksOf, fieldsOf } from './letter-checks';

/** Beside a letter: to whom, what is missing, where its words come from, its clock, its answers. */
@Component({
  selector: 'app-letter-aside',
  imports: [AttachmentList, DateText, Icon, LabelBadge, Person, PluralPipe, RouterLink, StateLink, TranslocoPipe],
  templateUrl: './letter-aside.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LetterAside {
  readonly letter = input.required<LetterView>();
  readonly document = input<LetterDocumentView>();
  /** The merge field that is looked at. */
  readonly pointed = output<string | null>();
  protected readonly states = inject(StateIndex);
  protected readonly params = inject(LINK_PARAMS);
  private readonly session = inject(SessionStore);
  private readonly transloco = inject(TranslocoService);
  /** Not sent yet. */
  protected readonly isOpen = computed(() => ['draft', 'cleared', 'signed'].includes(this.letter().status));
  protected readonly checks = computed(() => {
    const view = this.document();
    return view && this.isOpen() ? checksOf(this.letter(), view) : [];
  });
  protected readonly fields = computed(() => {
    const view = this.document();
    return view ? fieldsOf(view.document) : [];
  });
  protected readonly knownTo = computed(() => {
    const day = this.session.view()?.treaty?.statusKnownTo;
    return day ? dayText(day, 'medium', this.transloco.activeLang()) : '';
  });

  protected nameOf(field: string | undefined): string {
    if (!field) return '';
    return sayOr(this.transloco, `letters.fields.${field}`, field.replace(/^ask:/, ''));
  }
  protected titleOf({ ourRef, subject }: LetterRef): string {
    return ourRef ?? (subject || this.transloco.translate<string>('terms.letter.untitled'));
  }
}
