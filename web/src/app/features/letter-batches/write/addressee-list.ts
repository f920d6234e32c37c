import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import type { LetterLanguage } from '@demarche/contracts/letters';
import { LETTER_LANGUAGES } from '@demarche/domain/letter-document';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { StateIndex } from '../../../core/state-index';
import { Bones } from '../../../ui/feedback/bones';
import { Failed } from '../../../ui/feedback/failed';
import { Segments, type SegmentOption } from '../../../ui/forms/segments';
import { Icon } from '../../../ui/icon/icon';
import { PluralPipe } from '../../../ui/text/plural';
import { AddresseeRow } from './addressee-row';
import { inOrder } from './batch-draft';
import { BatchDraftStore } from './batch-draft-store';

type Shown = 'open' | 'all';

/** Whom the batch goes to, as the register finds them: those about whom something is to be decided first. */
@Component({
  selector: 'app-addressee-list',
  imports: [AddresseeRow, Bones, Failed, Icon, PluralPipe, Segments, TranslocoPipe],
  template: `@if (store.checkFailed(); as problem) {
      <app-failed [problem]="problem" (retry)="store.recheck()" />
    } @else if (!store.check()) {
      @if (store.checking()) {
        <app-bones [rows]="6" [label]="'batches.write.checking' | transloco" />
      } @else {
        <p class="quiet">{{ 'batches.write.nothingYet' | transloco }}</p>
      }
    } @else {
      <div class="row wrap addressee-sum">
        <p role="status" [class.muted]="store.checking()">
          {{ 'batches.write.ready' | plural: ready() }}
          @if (open()) {
            · <b class="medium">{{ 'batches.write.open' | plural: open() }}</b>
          }
        </p>
        <app-segments
          class="ms-auto"
          [label]="'batches.write.which' | transloco"
          [options]="options()"
          [value]="shown()"
          (valueChange)="wanted.set($event)"
        />
      </div>
      <ul class="addressees" [attr.aria-busy]="store.checking()">
        @for (row of rows(); track row.state.iso3) {
          <li
            [appAddresseeRow]="row"
            [status]="index.find(row.state.iso3)?.status ?? null"
            [form]="store.draft().form"
            [languages]="languages()"
            [choice]="store.draft().choices[row.state.iso3] ?? {}"
            (chosen)="store.choose(row.state.iso3, $event)"
            (leftOut)="store.leaveOut(row.state.iso3, true)"
          ></li>
        } @empty {
          <li class="quiet">{{ 'batches.write.allReady' | transloco }}</li>
        }
      </ul>
    }
    @if (store.draft().leftOut.length > 0) {
      <div class="row wrap">
        <span class="quiet t13">{{ 'batches.write.left' | transloco }}</span>
        @for (iso3 of store.draft().leftOut; track iso3) {
          <button
            type="button"
            class="chip"
            [attr.aria-label]="'batches.write.bringBack' | transloco: { name: nameOf(iso3) }"
            (click)="store.leaveOut(iso3, false)"
          >
            {{ nameOf(iso3) }}<svg appIcon="plus" class="icon--s"></svg>
          </button>
        }
      </div>
    }`,
  host: { class: 'stack' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AddresseeList {
  protected readonly store = inject(BatchDraftStore);
  protected readonly index = inject(StateIndex);
  private readonly transloco = inject(TranslocoService);
  protected readonly ready = computed(() => this.store.check()?.ready ?? 0);
  protected readonly open = computed(() => {
    const check = this.store.check();
    return check ? check.toDecide + check.stopped : 0;
  });
  protected readonly wanted = signal<Shown>('all');
  /** Nothing left to decide: then all. */
  protected readonly shown = computed<Shown>(() => (this.open() === 0 ? 'all' : this.wanted()));
  protected readonly options = computed<SegmentOption<Shown>[]>(() =>
    (['all', 'open'] as const).map((value) => ({
      value,
      label: this.transloco.translate(`batches.write.show.${value}`),
    })),
  );
  protected readonly rows = computed(() => {
    const rows = inOrder(this.store.check()?.addressees ?? []);
    return this.shown() === 'all' ? rows : rows.filter(({ standing }) => standing !== 'ready');
  });
  protected readonly languages = computed<LetterLanguage[]>(() =>
    LETTER_LANGUAGES.filter((language) => this.store.draft().texts[language]),
  );

  protected nameOf(iso3: string): string {
    return this.index.find(iso3)?.name ?? iso3;
  }
}
