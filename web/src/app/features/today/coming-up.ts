import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { EngagementView } from '@demarche/contracts/engagements';
import { TranslocoService } from '@jsverse/transloco';
import { LINK_PARAMS, TODAY } from '../../ui/tokens';
import { daySign, remarkParts, wholeDay } from './upcoming';

/** Planned contacts, the next first: day, what, which State, hour with its zone. */
@Component({
  selector: 'app-coming-up',
  imports: [RouterLink],
  template: `<ul class="days">
    @for (row of rows(); track row.contact.id) {
      <li>
        <time [attr.datetime]="row.contact.on" [attr.aria-label]="row.whole"
          >{{ row.sign.above }}<b>{{ row.sign.figure }}</b></time
        >
        <div>
          <a class="t" [routerLink]="['/engagements', row.contact.id]" [queryParams]="params()">{{ row.title }}</a>
          <small>{{ row.remark }}</small>
        </div>
      </li>
    }
  </ul>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ComingUp {
  readonly contacts = input.required<readonly EngagementView[]>();
  protected readonly params = inject(LINK_PARAMS);
  private readonly today = inject(TODAY);
  private readonly transloco = inject(TranslocoService);
  private readonly language = this.transloco.activeLang;
  protected readonly rows = computed(() =>
    this.contacts().map((contact) => ({
      contact,
      title: [contact.title, ...contact.states.slice(0, 2).map(({ name }) => name)].join(', '),
      sign: daySign(contact.on, this.today(), this.language()),
      whole: wholeDay(contact.on, this.language()),
      remark: this.remark(contact),
    })),
  );

  private remark(contact: EngagementView): string {
    const { hour, place, with: met, office } = remarkParts(contact, this.language());
    const say = (key: string, name?: string) => name && this.transloco.translate<string>(key, { name });
    return [hour, place, say('today.with', met), say('today.by', office)].filter(Boolean).join(' · ');
  }
}
