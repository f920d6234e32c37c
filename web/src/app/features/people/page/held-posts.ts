import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { HeldPost } from '@demarche/contracts/people';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Problem } from '../../../core/http/problem';
import { DateText } from '../../../ui/dates/date';
import { DateField } from '../../../ui/forms/date-field';
import { runsOn } from '../../../ui/people/held-today';
import { LINK_PARAMS, TODAY } from '../../../ui/tokens';
import { PostField } from '../edit/post-field';

/** The posts of a person over time; where they may be changed, one is ended or added in place. */
@Component({
  selector: 'app-held-posts',
  imports: [DateField, DateText, PostField, RouterLink, TranslocoPipe],
  template: `<section>
    <div class="head">
      <h2>{{ 'people.posts' | transloco }}</h2>
      @if (mayWrite()) {
        <button
          type="button"
          class="link t13 ms-auto no-print"
          [attr.aria-expanded]="adding()"
          (click)="adding.set(!adding())"
        >
          {{ 'people.holding.add' | transloco }}
        </button>
      }
    </div>
    @if (adding()) {
      <form class="follow stack" novalidate (submit)="$event.preventDefault(); add()">
        <app-post-field [post]="post()" [error]="said('postId')" (picked)="post.set($event)" />
        <app-date-field
          prefer="past"
          [label]="'people.edit.since' | transloco"
          [required]="true"
          [error]="said('from')"
          [(value)]="from"
        />
        <div class="row">
          <button type="submit" class="btn btn--primary">{{ 'people.holding.save' | transloco }}</button>
          <button type="button" class="btn btn--quiet" (click)="adding.set(false)">
            {{ 'people.leave' | transloco }}
          </button>
        </div>
      </form>
    }
    <ul class="held">
      @for (held of posts(); track held.holdingId) {
        <li [class.past]="!runs(held)">
          <a [routerLink]="['/posts', held.post.id]" [queryParams]="params()">{{ held.post.title }}</a>
          <span class="t13 num">
            <app-date [day]="held.from" form="medium" [relative]="false" /> –
            @if (held.to; as day) {
              <app-date [day]="day" form="medium" [relative]="false" />
            } @else {
              {{ 'people.holding.now' | transloco }}
            }
          </span>
          @if (mayWrite() && runs(held) && !held.to) {
            <button type="button" class="link t13 no-print" (click)="end(held)">
              {{ 'people.holding.end' | transloco }}
            </button>
          } @else {
            <span></span>
          }
        </li>
      } @empty {
        <li class="quiet">{{ 'people.noPost' | transloco }}</li>
      }
    </ul>
  </section>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class HeldPosts {
  readonly posts = input.required<readonly HeldPost[]>();
  readonly mayWrite = input(false);
  readonly problem = input<Problem | null>(null);
  readonly ended = output<{ holdingId: string; version: number; to: string | null }>();
  readonly added = output<{ postId: string; from: string }>();
  protected readonly params = inject(LINK_PARAMS);
  private readonly today = inject(TODAY);
  /** Closed again once the post stands in the list. */
  protected readonly adding = linkedSignal({ source: computed(() => this.posts().length), computation: () => false });
  protected readonly post = signal<{ id: string; name: string } | null>(null);
  protected readonly from = signal<string | null>(this.today());
  private readonly day = viewChild(DateField);

  protected runs(held: HeldPost): boolean {
    return runsOn(held, this.today());
  }
  protected said(field: string): string | null {
    return this.problem()?.field(field)?.message ?? null;
  }
  protected end({ holdingId, version }: HeldPost): void {
    this.ended.emit({ holdingId, version, to: this.today() });
  }
  protected add(): void {
    const [post, from] = [this.post(), this.from()];
    if (this.day()?.check() === false || !post || !from) return;
    this.added.emit({ postId: post.id, from });
  }
}
