import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import type { CreateFlagRequest, FlagView, InstitutionView, PostView } from '@demarche/contracts/people';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { NotesPanel } from '../../../core/notes/notes-panel';
import { pages } from '../../../core/http/pages';
import { PageTitle } from '../../../core/page-title';
import { SessionStore } from '../../../core/session-store';
import { StateIndex } from '../../../core/state-index';
import { Toasts } from '../../../core/toasts';
import { Bones } from '../../../ui/feedback/bones';
import { Failed } from '../../../ui/feedback/failed';
import { RecordBones } from '../../../ui/feedback/record-bones';
import { ContactList } from '../../../ui/people/contact-list';
import { FlagMark } from '../../../ui/people/flag-mark';
import { runsOn } from '../../../ui/people/held-today';
import { More } from '../../../ui/tables/more';
import { StateLink } from '../../../ui/terms/state-link';
import { TODAY } from '../../../ui/tokens';
import { FlagList } from '../page/flag-list';
import { recordOf } from '../page/record';

/** An institution: its posts with who holds them, and whether it is the ministry that leads. */
@Component({
  selector: 'app-institution-page',
  imports: [
    Bones,
    ContactList,
    Failed,
    FlagList,
    FlagMark,
    More,
    NotesPanel,
    RecordBones,
    RouterLink,
    StateLink,
    TranslocoPipe,
  ],
  template: `<div class="page">
    @if (record.view(); as institution) {
      <header class="record-head">
        <div class="row">
          <h1>{{ institution.name }}</h1>
          @for (flag of leads(); track flag.id) {
            <app-flag [kind]="flag.kind" />
          }
        </div>
        <p class="t13 row wrap">
          <span>{{ 'people.kind.' + institution.kind | transloco }}</span>
          @if (institution.city; as city) {
            <span class="quiet">{{ city }}</span>
          }
          @if (institution.state; as state) {
            <app-state [iso3]="state.iso3" [name]="state.name" [status]="states.find(state.iso3)?.status" />
          }
        </p>
      </header>
      <div class="record">
        <div class="sections">
          <section>
            <div class="head">
              <h2>{{ 'people.posts' | transloco }}</h2>
              @if (mayWrite()) {
                <a
                  class="link t13 ms-auto no-print"
                  routerLink="/posts/new"
                  [queryParams]="{ institution: institution.id }"
                  >{{ 'people.post.new' | transloco }}</a
                >
              }
            </div>
            @if (posts.failed(); as problem) {
              <app-failed [problem]="problem" (retry)="posts.reload()" />
            } @else if (posts.loading()) {
              <app-bones [rows]="4" [label]="'people.posts' | transloco" />
            } @else if (posts.items().length > 0) {
              <app-contact-list [posts]="posts.items()" />
              <app-more [next]="posts.next()" [busy]="posts.loadingMore()" (more)="posts.loadMore()" />
            } @else {
              <p class="quiet">{{ 'people.institution.noPosts' | transloco }}</p>
            }
          </section>
          @defer (on viewport) {
            <app-notes-panel kind="institution" [subjectId]="institution.id" />
          } @placeholder {
            <div class="notes-place"></div>
          }
        </div>
        <aside class="aside">
          <app-flag-list
            [flags]="institution.flags"
            [kinds]="kinds"
            [state]="institution.state?.iso3 ?? null"
            [mayWrite]="mayWrite()"
            [problem]="record.problem()"
            (added)="flag($event)"
            (removed)="unflag($event)"
          />
        </aside>
      </div>
    } @else if (record.failed(); as problem) {
      <div class="pad"><app-failed [problem]="problem" (retry)="record.reload()" /></div>
    } @else {
      <app-record-bones [label]="'people.institution.loading' | transloco" />
    }
  </div>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class InstitutionPage {
  readonly id = input.required<string>();
  protected readonly record = recordOf<InstitutionView>('institutions', this.id);
  protected readonly kinds = ['lead_ministry'] as const;
  protected readonly states = inject(StateIndex);
  private readonly toasts = inject(Toasts);
  private readonly today = inject(TODAY);
  private readonly transloco = inject(TranslocoService);
  private readonly session = inject(SessionStore);
  protected readonly mayWrite = computed(() => this.session.can('person.write'));
  protected readonly leads = computed(() =>
    (this.record.view()?.flags ?? []).filter((flag) => runsOn(flag, this.today())),
  );
  protected readonly posts = pages<PostView>(() => ({
    url: '/api/posts',
    params: { institution: this.id(), limit: '50' },
  }));

  constructor() {
    this.states.want();
    const title = inject(PageTitle);
    effect(() => {
      const parent = { title: this.transloco.translate<string>('people.title'), link: '/people' };
      title.set({ title: this.record.view()?.name ?? '', parent, ownHeading: true });
    });
  }

  protected async flag(request: CreateFlagRequest): Promise<void> {
    const done = await this.record.write('POST', `/api/institutions/${this.id()}/flags`, request);
    if (done) this.toasts.show(this.transloco.translate('people.flag.added'));
  }
  protected async unflag({ id, version, kind, state, evidence, source, from, to }: FlagView): Promise<void> {
    if (!(await this.record.write('DELETE', `/api/flags/${id}`, { version }))) return;
    const again = { kind, state: state?.iso3 ?? null, evidence: evidence ?? '', source, from, to };
    this.toasts.show(this.transloco.translate('people.flag.removed'), () => this.flag(again));
  }
}
