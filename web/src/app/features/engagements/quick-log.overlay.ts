import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  type OnInit,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Connection } from '../../core/http/connection';
import { toProblem } from '../../core/http/problem';
import { loadWords } from '../../core/i18n/words';
import { Directory } from '../../core/directory';
import type { QuickLogRequest } from '../../core/overlay-requests';
import { SessionStore } from '../../core/session-store';
import { StateIndex } from '../../core/state-index';
import { Toasts } from '../../core/toasts';
import { Uploads } from '../../core/uploads';
import { DayButton } from '../../ui/day-picker/day-button';
import { Failed } from '../../ui/feedback/failed';
import { problemText } from '../../ui/feedback/problem-text';
import { FileField } from '../../ui/files/file-field';
import { Control, Field } from '../../ui/forms/field';
import { Icon } from '../../ui/icon/icon';
import { LabelField, type LabelValue } from '../../ui/label-field/label-field';
import { Sheet } from '../../ui/sheet/sheet';
import { StatePicker } from '../../ui/states/state-picker';
import type { ContactField } from './quick-log/contact-errors';
import { FollowUpField } from './quick-log/follow-up-field';
import { KindChips } from './quick-log/kind-chips';
import { OverlapNote } from './quick-log/overlap-note';
import { QuickLogStore } from './quick-log/quick-log-store';
import { RecentStates } from './quick-log/recent-states';
import { TimePlace } from './quick-log/time-place';
import { WhoField } from './quick-log/who-field';

/** Log a contact: State, kind, one line, save. Opened from anywhere; what was entered survives everything but saving. */
@Component({
  selector: 'app-quick-log',
  imports: [
    Control,
    DayButton,
    Failed,
    Field,
    FileField,
    FollowUpField,
    Icon,
    KindChips,
    LabelField,
    OverlapNote,
    Sheet,
    StatePicker,
    TimePlace,
    TranslocoPipe,
    WhoField,
  ],
  providers: [QuickLogStore, Uploads],
  templateUrl: './quick-log.overlay.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class QuickLogOverlay implements OnInit {
  readonly request = input.required<QuickLogRequest>();
  readonly closed = output<void>();
  protected readonly store = inject(QuickLogStore);
  protected readonly uploads = inject(Uploads);
  protected readonly index = inject(StateIndex);
  protected readonly session = inject(SessionStore);
  protected readonly worded = signal(false);
  protected readonly past = ['today', 'yesterday', 'tomorrow', 'week'] as const;
  private readonly recentStates = inject(RecentStates);
  protected readonly directory = inject(Directory);
  private readonly connection = inject(Connection);
  private readonly toasts = inject(Toasts);
  private readonly transloco = inject(TranslocoService);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly sheet = viewChild(Sheet);

  protected readonly recent = computed(() =>
    this.recentStates.isos().flatMap((iso3) => {
      const state = this.index.find(iso3);
      return state ? [state] : [];
    }),
  );
  protected readonly names = computed(() =>
    this.store
      .draft()
      .states.map((iso3) => this.index.find(iso3)?.name ?? iso3)
      .join(', '),
  );
  protected readonly proposed = computed(() => {
    const names = this.names();
    const key = names ? 'engagements.followUp.proposed' : 'engagements.followUp.proposedPlain';
    return this.transloco.translate<string>(key, { names });
  });
  protected readonly labelValue = computed<LabelValue>(() => this.store.draft());
  protected readonly people = computed(() =>
    this.directory.entries().map(({ kind, id, name, shortName }) => ({
      id: `${kind}:${id}`,
      text: name,
      shortName,
      sign: kind === 'user' ? ('person' as const) : ('office' as const),
    })),
  );
  /** What is safe while the server is away, and when it is tried again. */
  protected readonly safe = computed(() => {
    if (!this.store.problem()?.temporary) return undefined;
    const key = this.names() ? 'engagements.safe' : 'engagements.safePlain';
    const seconds = this.connection.retryInSeconds();
    return this.transloco.translate<string>(key, { names: this.names(), seconds });
  });

  constructor() {
    this.index.want();
    this.directory.want();
    this.recentStates.want();
    effect(() => {
      if (this.store.saved()) this.finish();
    });
    effect(() => {
      const files = this.uploads.kept();
      untracked(() => files !== this.store.draft().files && this.store.change({ files }));
    });
    effect(() => {
      if (this.session.state() === 'out') this.sheet()?.close();
    });
  }

  ngOnInit(): void {
    this.store.begin(this.request().states);
    this.uploads.begin(this.store.draft().files);
    void this.loadWords();
  }

  protected choose(iso3: string): void {
    this.store.change({ states: [...this.store.draft().states, iso3] });
  }
  protected error(field: ContactField): string | null {
    const error = this.store.errors()[field];
    if (!error) return null;
    return 'text' in error ? error.text : this.transloco.translate(`engagements.missing.${error.key}`);
  }
  protected async save(): Promise<void> {
    const hindrance = this.uploads.hindrance();
    if (hindrance) return this.store.errors.set({ files: { text: this.transloco.translate(hindrance) } });
    const first = await this.store.save(this.proposed());
    if (first) requestAnimationFrame(() => this.reveal(first));
  }
  protected remove(key: string): void {
    const name = this.uploads.items().find((item) => item.key === key)?.name;
    this.toasts.show(this.transloco.translate('ui.files.removed', { name }), this.uploads.remove(key));
  }
  protected discard(): void {
    const thrown = this.store.discard();
    this.uploads.begin([]);
    this.toasts.show(this.transloco.translate('engagements.discarded'), () => {
      this.store.change(thrown);
      this.uploads.begin(thrown.files);
    });
  }

  private reveal(field: ContactField): void {
    const place = this.host.nativeElement.querySelector<HTMLElement>(`[data-field='${field}']`);
    place?.scrollIntoView({ block: 'nearest' });
    place?.querySelector<HTMLElement>('input, textarea, button')?.focus();
  }
  private finish(): void {
    const created = this.store.saved();
    if (!created) return;
    const key = created.followUpTaskId ? 'engagements.savedWithTask' : 'engagements.saved';
    const store = this.store;
    this.toasts.show(this.transloco.translate(key, { names: this.names() }), async () => {
      try {
        await store.undo(created.engagement);
        this.toasts.show(this.transloco.translate('engagements.undone'));
      } catch (error) {
        this.toasts.show(problemText(this.transloco, toProblem(error)).happened);
      }
    });
    this.sheet()?.close();
  }
  private async loadWords(): Promise<void> {
    await loadWords(this.transloco, 'engagements', { en: () => import('../../../i18n/en/engagements.json') });
    this.worded.set(true);
  }
}
