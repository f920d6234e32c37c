import { ChangeDetectionStrategy, Component, computed, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Control, Field } from '../../../ui/forms/field';
import type { ContactDraft } from './contact-draft';

export type TimeAndPlace = Pick<ContactDraft, 'time' | 'zone' | 'place'>;

/** The hour with its zone, and the place: behind a link until somebody wants them. */
@Component({
  selector: 'app-time-place',
  imports: [Control, Field, TranslocoPipe],
  template: `@if (shown()) {
      <div class="pairs">
        <app-field [label]="'engagements.time' | transloco" [error]="timeError()">
          <input
            #time
            appControl
            class="input"
            type="time"
            [value]="draft().time"
            (change)="changed.emit({ time: time.value })"
          />
        </app-field>
        <app-field [label]="'engagements.zone' | transloco">
          <select #zone appControl class="input" [value]="draft().zone" (change)="changed.emit({ zone: zone.value })">
            @for (name of zones(); track name) {
              <option [value]="name" [selected]="name === draft().zone">{{ name }}</option>
            }
          </select>
        </app-field>
      </div>
      <app-field [label]="'engagements.place' | transloco" [error]="placeError()">
        <input
          #place
          appControl
          class="input"
          autocomplete="off"
          maxlength="200"
          [value]="draft().place"
          (input)="changed.emit({ place: place.value })"
        />
      </app-field>
    } @else {
      <button type="button" class="link t13" (click)="open.set(true)">{{ 'engagements.addTime' | transloco }}</button>
    }`,
  host: { class: 'stack' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TimePlace {
  readonly draft = input.required<TimeAndPlace>();
  readonly timeError = input<string | null>(null);
  readonly placeError = input<string | null>(null);
  readonly changed = output<Partial<TimeAndPlace>>();
  protected readonly open = signal(false);
  protected readonly shown = computed(
    () =>
      this.open() || this.draft().time !== '' || this.draft().place !== '' || !!this.timeError() || !!this.placeError(),
  );
  /** All zones this browser knows, mine first. */
  protected readonly zones = computed(() => [
    ...new Set([this.draft().zone, 'UTC', ...Intl.supportedValuesOf('timeZone')]),
  ]);
}
