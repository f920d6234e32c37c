import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { StateContacts as Contacts } from '@demarche/contracts/people';
import { TranslocoPipe } from '@jsverse/transloco';
import { AsAtStore } from '../../../core/as-at-store';
import { lastGood } from '../../../core/http/last-good';
import { reloadWhenBack } from '../../../core/http/reload-when-back';
import { Bones } from '../../../ui/feedback/bones';
import { Failed } from '../../../ui/feedback/failed';
import { ContactList } from '../../../ui/people/contact-list';
import { FlagMark } from '../../../ui/people/flag-mark';

/** As many as stand on the overview without being asked for. */
const FIRST = 4;

/** Who is our contact there: posts with who holds them, focal points and champions, the ministry that leads. */
@Component({
  selector: 'section[app-state-contacts]',
  imports: [Bones, ContactList, Failed, FlagMark, RouterLink, TranslocoPipe],
  template: `<div class="head">
      <h2>{{ 'states.contacts.title' | transloco }}</h2>
      @if (hidden() > 0) {
        <a class="link t13 ms-auto" [routerLink]="['/states', iso3(), 'people']" [queryParams]="asAt.linkParams()">{{
          'states.contacts.all' | transloco
        }}</a>
      }
    </div>
    @if (contacts(); as found) {
      @if (found.flagged.length + found.leadMinistries.length > 0) {
        <ul class="row wrap t13">
          @for (one of found.flagged; track one.flag.id) {
            <li class="row">
              <app-flag [kind]="one.flag.kind" />
              <a class="link" [routerLink]="['/people', one.person.id]" [queryParams]="asAt.linkParams()">{{
                one.person.name
              }}</a>
            </li>
          }
          @for (one of found.leadMinistries; track one.flag.id) {
            <li class="row">
              <app-flag [kind]="one.flag.kind" />
              <a class="link" [routerLink]="['/institutions', one.institution.id]" [queryParams]="asAt.linkParams()">{{
                one.institution.name
              }}</a>
            </li>
          }
        </ul>
      }
      @if (found.posts.length > 0) {
        <app-contact-list [posts]="shown()" />
      } @else {
        <p class="t13 quiet">{{ 'states.contacts.none' | transloco }}</p>
      }
      @if (whole() && found.more) {
        <a class="link t13" routerLink="/people" [queryParams]="{ state: iso3() }">{{
          'states.contacts.more' | transloco
        }}</a>
      }
    } @else if (reading.error(); as problem) {
      <app-failed [problem]="problem" (retry)="reading.reload()" />
    } @else {
      <app-bones [rows]="3" [label]="'states.contacts.loading' | transloco" />
    }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StateContacts {
  readonly iso3 = input.required<string>();
  /** All of them, not the first. */
  readonly whole = input(false);
  protected readonly asAt = inject(AsAtStore);
  protected readonly reading = httpResource<Contacts>(() =>
    this.iso3() ? `/api/states/${this.iso3()}/contacts` : undefined,
  );
  protected readonly contacts = lastGood(this.reading, () => this.iso3());
  protected readonly shown = computed(() => {
    const posts = this.contacts()?.posts ?? [];
    // Who holds something comes first where only a few are shown.
    const held = [...posts].sort((a, b) => Number(b.holders.length > 0) - Number(a.holders.length > 0));
    return this.whole() ? posts : held.slice(0, FIRST);
  });
  protected readonly hidden = computed(() => (this.contacts()?.posts.length ?? 0) - this.shown().length);

  constructor() {
    reloadWhenBack(() => this.reading.reload());
  }
}
