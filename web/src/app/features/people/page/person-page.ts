import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { EngagementView } from '@demarche/contracts/engagements';
import type { LetterView } from '@demarche/contracts/letters';
import type { CreateFlagRequest, FlagView, PersonView } from '@demarche/contracts/people';
import { PERSON_FLAGS } from '@demarche/domain/flag';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { NotesPanel } from '../../../core/notes/notes-panel';
import { pages } from '../../../core/http/pages';
import { PageTitle } from '../../../core/page-title';
import { SessionStore } from '../../../core/session-store';
import { Toasts } from '../../../core/toasts';
import { DateText } from '../../../ui/dates/date';
import { Bones } from '../../../ui/feedback/bones';
import { Failed } from '../../../ui/feedback/failed';
import { problemText } from '../../../ui/feedback/problem-text';
import { RecordBones } from '../../../ui/feedback/record-bones';
import { History } from '../../../ui/history/history';
import { Icon } from '../../../ui/icon/icon';
import { Attention } from '../../../ui/people/attention-chips';
import { FlagMark } from '../../../ui/people/flag-mark';
import { runsOn } from '../../../ui/people/held-today';
import { LanguagesPipe } from '../../../ui/people/languages';
import { LabelBadge } from '../../../ui/terms/label';
import { LINK_PARAMS, TODAY } from '../../../ui/tokens';
import { PersonDraftStore } from '../edit/person-draft-store';
import { PersonForm } from '../edit/person-form';
import { EraseSheet } from './erase-sheet';
import { FlagList } from './flag-list';
import { HeldPosts } from './held-posts';
import { recordOf } from './record';

/** One person: which posts they hold and held, how they are reached and addressed, what was said with them. */
@Component({
  selector: 'app-person-page',
  imports: [
    Attention,
    Bones,
    DateText,
    EraseSheet,
    Failed,
    FlagList,
    FlagMark,
    HeldPosts,
    History,
    Icon,
    LabelBadge,
    NotesPanel,
    LanguagesPipe,
    PersonForm,
    RecordBones,
    RouterLink,
    TranslocoPipe,
  ],
  providers: [PersonDraftStore],
  templateUrl: './person-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PersonPage {
  readonly id = input.required<string>();
  protected readonly record = recordOf<PersonView>('people', this.id);
  protected readonly editing = signal(false);
  protected readonly erasing = signal(false);
  protected readonly flags = PERSON_FLAGS;
  protected readonly params = inject(LINK_PARAMS);
  private readonly form = inject(PersonDraftStore);
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly today = inject(TODAY);
  private readonly transloco = inject(TranslocoService);
  protected readonly mayWrite = computed(() => {
    const person = this.record.view();
    return !!person && person.mayWrite && !person.erasedAt && this.session.can('person.write');
  });
  protected readonly flagged = computed(() =>
    (this.record.view()?.flags ?? []).filter((flag) => runsOn(flag, this.today())),
  );
  protected readonly contacts = pages<EngagementView>(() =>
    this.session.can('engagement.read')
      ? { url: '/api/engagements', params: { person: this.id(), limit: '10' } }
      : undefined,
  );
  protected readonly letters = pages<LetterView>(() =>
    this.session.can('letter.read') ? { url: '/api/letters', params: { person: this.id(), limit: '10' } } : undefined,
  );

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      const parent = { title: this.transloco.translate<string>('people.title'), link: '/people' };
      title.set({ title: this.record.view()?.name ?? '', parent, ownHeading: true });
    });
    // Who was merged stands at another address now.
    effect(() => {
      const problem = this.record.failed();
      if (problem?.code === 'person.merged') untracked(() => this.follow(problem.movedTo));
    });
  }

  protected edit(): void {
    const person = this.record.view();
    if (!person) return;
    this.form.edit(person);
    this.editing.set(true);
  }
  protected saved(person: PersonView): void {
    this.record.accept(person);
    this.editing.set(false);
    this.say('people.edit.saved');
  }
  protected async bounce(bounced: boolean): Promise<void> {
    const person = this.record.view();
    if (!person) return;
    const url = `/api/people/${person.id}/bounce`;
    const done = await this.record.write(bounced ? 'POST' : 'DELETE', url, { version: person.version });
    if (!done) return this.refused();
    this.say(bounced ? 'people.bounce.marked' : 'people.bounce.cleared', () => this.bounce(!bounced));
  }
  protected async flag(request: CreateFlagRequest): Promise<void> {
    const done = await this.record.write('POST', `/api/people/${this.id()}/flags`, request);
    if (done) this.say('people.flag.added');
  }
  protected async unflag(flag: FlagView): Promise<void> {
    const done = await this.record.write('DELETE', `/api/flags/${flag.id}`, { version: flag.version });
    if (!done) return this.refused();
    const again: CreateFlagRequest = { ...flag, state: flag.state?.iso3 ?? null, evidence: flag.evidence ?? '' };
    const { kind, state, evidence, source, from, to } = again;
    this.say('people.flag.removed', () => this.flag({ kind, state, evidence, source, from, to }));
  }
  protected async erase(reason: string): Promise<void> {
    const version = this.record.view()?.version;
    const done = await this.record.write('POST', `/api/people/${this.id()}/erase`, { version, reason });
    if (!done) return;
    this.erasing.set(false);
    this.say('people.erase.done');
  }
  protected end(change: { holdingId: string; version: number; to: string | null }): void {
    const { holdingId, ...body } = change;
    void this.record.write('PATCH', `/api/people/${this.id()}/holdings/${holdingId}`, body).then((done) => {
      if (!done) this.refused();
    });
  }
  protected async hold(body: { postId: string; from: string }): Promise<void> {
    const done = await this.record.write('POST', `/api/people/${this.id()}/holdings`, body);
    if (done) this.say('people.holding.added');
  }

  private follow(movedTo: string | undefined): void {
    const id = movedTo?.split('/').at(-1);
    if (!id) return;
    this.say('people.merged.followed');
    void this.router.navigate(['/people', id], { queryParams: this.params(), replaceUrl: true });
  }
  private refused(): void {
    this.toasts.show(problemText(this.transloco, this.record.problem()).happened);
  }
  private say(key: string, undo?: () => void | Promise<void>): void {
    this.toasts.show(this.transloco.translate(key), undo);
  }
}
