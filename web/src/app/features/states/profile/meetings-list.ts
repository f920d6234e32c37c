import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { StateProfile } from '@demarche/contracts/states';
import { TranslocoService } from '@jsverse/transloco';
import { sayOr } from '../../../ui/text/say';
import { plainWords } from './facts-view';

/** Meetings a State took part in, and the themes it coordinated. */
@Component({
  selector: 'app-meetings-list',
  template: `@for (row of rows(); track $index) {
    <div class="fact">
      <b class="medium">{{ row.what }}</b>
      <p>
        {{ row.how }}<small>{{ row.source }}</small>
      </p>
      <span class="num quiet t12">{{ row.years }}</span>
    </div>
  }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MeetingsList {
  readonly profile = input.required<StateProfile>();
  private readonly transloco = inject(TranslocoService);
  protected readonly rows = computed(() => {
    this.transloco.activeLang();
    const say = (key: string, code: string) => sayOr(this.transloco, `states.${key}.${code}`, plainWords(code));
    const years = (from: number, to: number) => (from === to ? String(from) : `${from}–${to}`);
    const { meetings, coordinatorTerms } = this.profile();
    return [
      ...meetings.map((meeting) => ({
        what: meeting.meeting,
        how: say('capacity', meeting.capacity),
        source: meeting.source,
        years: years(meeting.fromYear, meeting.toYear),
      })),
      ...coordinatorTerms.map((term) => ({
        what: this.transloco.translate<string>('states.coordinator'),
        how: say('theme', term.theme),
        source: term.source,
        years: years(term.fromYear, term.toYear),
      })),
    ];
  });
}
