import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import type { IsoDate } from '@demarche/domain/dates';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Directory } from '../../../core/directory';
import { SessionStore } from '../../../core/session-store';
import { DayButton } from '../../../ui/day-picker/day-button';
import { Segments, type SegmentOption } from '../../../ui/forms/segments';
import { Icon } from '../../../ui/icon/icon';
import { findOptions, type PickOption } from '../../../ui/picker/pick-option';
import { Picker } from '../../../ui/picker/picker';
import type { Assignee, ContactDraft } from './contact-draft';
import { followUpChoice, type FollowUpChoice } from './follow-up-choice';

/** What must follow: a task for the secretariat, for me, or for any office or officer, two weeks on unless told otherwise. */
@Component({
  selector: 'app-follow-up-field',
  imports: [DayButton, Icon, Picker, Segments, TranslocoPipe],
  template: `<div class="row">
      <b class="medium grow" id="follow-up">{{ 'engagements.followUp.title' | transloco }}</b>
      <button
        type="button"
        class="switch"
        role="switch"
        aria-labelledby="follow-up"
        [attr.aria-checked]="draft().followUp"
        (click)="toggle()"
      ></button>
    </div>
    @if (draft().followUp) {
      @if (error(); as words) {
        <span class="error" id="follow-up-to-error"><svg appIcon="circle-alert" class="icon--s"></svg>{{ words }}</span>
      }
      <div class="row wrap">
        <app-segments
          [label]="'engagements.followUp.for' | transloco"
          [options]="segments()"
          [value]="choice()"
          (valueChange)="choose($event)"
        />
        <app-day-button
          class="ms-auto"
          kind="chip"
          [label]="'engagements.followUp.due' | transloco"
          [value]="draft().followUpDue"
          [invalid]="dueInvalid()"
          (valueChange)="due($event)"
        />
      </div>
      <input
        #title
        class="input"
        maxlength="300"
        autocomplete="off"
        [attr.aria-label]="'engagements.followUp.what' | transloco"
        [attr.placeholder]="proposed()"
        [value]="draft().followUpTitle"
        (input)="changed.emit({ followUpTitle: title.value })"
      />
      @if (choice() === 'other') {
        <app-picker
          inputId="follow-up-to"
          [label]="'engagements.followUp.whom' | transloco"
          [placeholder]="chosen().length > 0 ? '' : ('engagements.followUp.whom' | transloco)"
          [chosen]="chosen()"
          [options]="found()"
          [invalid]="!!error()"
          [(query)]="query"
          (picked)="assign($event)"
          (removed)="changed.emit({ followUpFor: null })"
        />
      } @else {
        <button type="button" class="link t13" (click)="choose('other')">
          {{ 'engagements.followUp.other' | transloco }}
        </button>
      }
    }`,
  host: { class: 'follow' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FollowUpField {
  readonly draft = input.required<ContactDraft>();
  /** The title it gets when none is entered. */
  readonly proposed = input.required<string>();
  readonly error = input<string | null>(null);
  readonly dueInvalid = input(false);
  readonly changed = output<Partial<ContactDraft>>();
  protected readonly query = signal('');
  private readonly other = signal(false);
  private readonly directory = inject(Directory);
  private readonly session = inject(SessionStore);
  private readonly transloco = inject(TranslocoService);

  private readonly me = computed(() => this.session.user());
  protected readonly choice = computed<FollowUpChoice>(() =>
    this.other() ? 'other' : followUpChoice(this.draft().followUpFor, this.directory.secretariat()?.id, this.me()?.id),
  );
  protected readonly segments = computed<SegmentOption<FollowUpChoice>[]>(() => {
    const isu = this.directory.secretariat();
    const say = (key: string) => this.transloco.translate<string>(`engagements.followUp.${key}`);
    return [
      ...(isu ? [{ value: 'secretariat' as const, label: isu.shortName }] : []),
      { value: 'me', label: say('me') },
    ];
  });
  private readonly options = computed<PickOption[]>(() =>
    this.directory.entries().map((entry) => ({
      id: `${entry.kind}:${entry.id}`,
      text: entry.name,
      sign: entry.kind === 'user' ? 'person' : 'office',
      shortName: entry.shortName,
      also: entry.shortName ? [entry.shortName] : [],
    })),
  );
  protected readonly found = computed(() => findOptions(this.options(), this.query()));
  protected readonly chosen = computed<PickOption[]>(() => {
    const to = this.draft().followUpFor;
    return to ? [{ id: `${to.kind}:${to.id}`, text: to.name }] : [];
  });

  protected toggle(): void {
    const on = !this.draft().followUp;
    const assignee = this.draft().followUpFor ?? this.secretariat() ?? this.myself();
    this.changed.emit(on ? { followUp: true, followUpFor: assignee } : { followUp: false });
  }
  protected choose(choice: FollowUpChoice): void {
    this.other.set(choice === 'other');
    if (choice === 'secretariat') this.changed.emit({ followUpFor: this.secretariat() });
    if (choice === 'me') this.changed.emit({ followUpFor: this.myself() });
    if (choice === 'other') this.changed.emit({ followUpFor: null });
  }
  protected due(followUpDue: IsoDate): void {
    this.changed.emit({ followUpDue });
  }
  protected assign(option: PickOption): void {
    const [kind = '', ...rest] = option.id.split(':');
    this.changed.emit({
      followUpFor: { kind: kind === 'user' ? 'user' : 'office', id: rest.join(':'), name: option.text },
    });
  }

  private secretariat(): Assignee | null {
    const office = this.directory.secretariat();
    return office ? { kind: 'office', id: office.id, name: office.shortName } : null;
  }
  private myself(): Assignee | null {
    const me = this.me();
    return me ? { kind: 'user', id: me.id, name: me.name } : null;
  }
}
