import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { LetterView } from '@demarche/contracts/letters';
import type { PostHoldingView, PostView, SuccessionRequest } from '@demarche/contracts/people';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { lastGood } from '../../../core/http/last-good';
import { NotesPanel } from '../../../core/notes/notes-panel';
import { pages } from '../../../core/http/pages';
import { PageTitle } from '../../../core/page-title';
import { SessionStore } from '../../../core/session-store';
import { StateIndex } from '../../../core/state-index';
import { Toasts } from '../../../core/toasts';
import { DateText } from '../../../ui/dates/date';
import { Bones } from '../../../ui/feedback/bones';
import { Failed } from '../../../ui/feedback/failed';
import { problemText } from '../../../ui/feedback/problem-text';
import { RecordBones } from '../../../ui/feedback/record-bones';
import { History } from '../../../ui/history/history';
import { Icon } from '../../../ui/icon/icon';
import { Attention } from '../../../ui/people/attention-chips';
import { runsOn } from '../../../ui/people/held-today';
import { LabelBadge } from '../../../ui/terms/label';
import { StateLink } from '../../../ui/terms/state-link';
import { LINK_PARAMS, TODAY } from '../../../ui/tokens';
import { recordOf } from '../page/record';
import { PostForm } from './post-form';
import { SuccessionSheet } from './succession-sheet';

/** One post: who holds it and held it, how it is reached, when it was last heard of, the letters to it. */
@Component({
  selector: 'app-post-page',
  imports: [
    Attention,
    Bones,
    DateText,
    Failed,
    History,
    Icon,
    LabelBadge,
    NotesPanel,
    PostForm,
    RecordBones,
    RouterLink,
    StateLink,
    SuccessionSheet,
    TranslocoPipe,
  ],
  templateUrl: './post-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PostPage {
  readonly id = input.required<string>();
  protected readonly record = recordOf<PostView>('posts', this.id);
  protected readonly editing = signal(false);
  protected readonly changing = signal(false);
  protected readonly params = inject(LINK_PARAMS);
  protected readonly states = inject(StateIndex);
  private readonly session = inject(SessionStore);
  private readonly toasts = inject(Toasts);
  private readonly today = inject(TODAY);
  private readonly transloco = inject(TranslocoService);
  protected readonly mayWrite = computed(
    () => this.record.view()?.mayWrite === true && this.session.can('person.write'),
  );
  /** Asked anew after each change of the post. */
  private readonly reading = httpResource<PostHoldingView[]>(() => {
    const post = this.record.view();
    return post ? { url: `/api/posts/${post.id}/holdings`, params: { at: post.version } } : undefined;
  });
  protected readonly holdings = lastGood(this.reading, () => this.id());
  protected readonly letters = pages<LetterView>(() =>
    this.session.can('letter.read') ? { url: '/api/letters', params: { post: this.id(), limit: '10' } } : undefined,
  );

  constructor() {
    this.states.want();
    const title = inject(PageTitle);
    effect(() => {
      const parent = { title: this.transloco.translate<string>('people.title'), link: '/people' };
      title.set({ title: this.record.view()?.function ?? '', parent, ownHeading: true });
    });
  }

  protected runs(held: PostHoldingView): boolean {
    return runsOn(held, this.today());
  }
  protected async hand(request: SuccessionRequest): Promise<void> {
    if (!(await this.record.write('POST', `/api/posts/${this.id()}/holder`, request))) return;
    this.changing.set(false);
    this.toasts.show(this.transloco.translate('people.succession.done'));
  }
  protected async bounce(bounced: boolean): Promise<void> {
    const version = this.record.view()?.version;
    const done = await this.record.write(bounced ? 'POST' : 'DELETE', `/api/posts/${this.id()}/bounce`, { version });
    if (!done) return this.toasts.show(problemText(this.transloco, this.record.problem()).happened);
    const said = this.transloco.translate<string>(bounced ? 'people.bounce.marked' : 'people.bounce.cleared');
    this.toasts.show(said, () => this.bounce(!bounced));
  }
  protected saved(post: PostView): void {
    this.record.accept(post);
    this.editing.set(false);
    this.toasts.show(this.transloco.translate('people.edit.saved'));
  }
}
