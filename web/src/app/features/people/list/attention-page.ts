import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import type { PostView } from '@demarche/contracts/people';
import { POST_ATTENTION, type PostAttention } from '@demarche/domain/post';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { pages } from '../../../core/http/pages';
import { reloadWhenBack } from '../../../core/http/reload-when-back';
import { SessionStore } from '../../../core/session-store';
import { StateIndex } from '../../../core/state-index';
import { Bones } from '../../../ui/feedback/bones';
import { Empty } from '../../../ui/feedback/empty';
import { Failed } from '../../../ui/feedback/failed';
import { Segments, type SegmentOption } from '../../../ui/forms/segments';
import { ContactList } from '../../../ui/people/contact-list';
import { More } from '../../../ui/tables/more';

/** Posts that want somebody's eye: held by nobody, with an address that bounces, not heard of for a year. */
@Component({
  selector: 'app-attention-page',
  imports: [Bones, ContactList, Empty, Failed, More, Segments, TranslocoPipe],
  template: `<div class="filters">
      <app-segments
        [label]="'people.attention.title' | transloco"
        [options]="kinds()"
        [value]="kind()"
        (valueChange)="choose($event)"
      />
    </div>
    <div class="page">
      <div class="pad">
        @if (list.failed(); as problem) {
          <app-failed [problem]="problem" (retry)="list.reload()" />
        } @else if (list.loading()) {
          <app-bones [rows]="10" [label]="'people.attention.loading' | transloco" />
        } @else if (list.items().length > 0) {
          <p class="t13 quiet">{{ 'people.attention.' + kind() + '.text' | transloco }}</p>
          <app-contact-list [posts]="list.items()" [withState]="true" [states]="states.states()" />
          <app-more [next]="list.next()" [busy]="list.loadingMore()" (more)="list.loadMore()" />
        } @else {
          <app-empty
            [heading]="'people.attention.' + kind() + '.none' | transloco"
            [text]="'people.attention.' + kind() + '.text' | transloco"
          />
        }
      </div>
    </div>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AttentionPage {
  protected readonly states = inject(StateIndex);
  private readonly router = inject(Router);
  private readonly transloco = inject(TranslocoService);
  private readonly session = inject(SessionStore);
  private readonly query = toSignal(inject(ActivatedRoute).queryParamMap, { requireSync: true });
  /** Who was heard of when is for internal readers. */
  private readonly offered = computed(() =>
    POST_ATTENTION.filter((kind) => kind !== 'silent' || this.session.can('derived.read')),
  );
  protected readonly kind = computed<PostAttention>(
    () => this.offered().find((one) => one === this.query().get('kind')) ?? 'vacant',
  );
  protected readonly kinds = computed<SegmentOption<PostAttention>[]>(() =>
    this.offered().map((value) => ({ value, label: this.transloco.translate<string>(`terms.contact.${value}`) })),
  );
  protected readonly list = pages<PostView>(() => ({
    url: '/api/posts',
    params: { attention: this.kind(), limit: '50' },
  }));

  constructor() {
    this.states.want();
    reloadWhenBack(() => this.list.reload());
  }

  protected choose(kind: PostAttention): void {
    void this.router.navigate([], { queryParams: { kind }, queryParamsHandling: 'merge', replaceUrl: true });
  }
}
