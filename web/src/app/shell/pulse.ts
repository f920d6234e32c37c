import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { HeartbeatStore } from '../core/heartbeat-store';

/** The age in the largest unit that says enough: 12 s, 4 min, 3 h, 2 d. */
export function ageParts(seconds: number): { unit: 'seconds' | 'minutes' | 'hours' | 'days'; n: number } {
  if (seconds < 120) return { unit: 'seconds', n: seconds };
  if (seconds < 7_200) return { unit: 'minutes', n: Math.floor(seconds / 60) };
  if (seconds < 172_800) return { unit: 'hours', n: Math.floor(seconds / 3_600) };
  return { unit: 'days', n: Math.floor(seconds / 86_400) };
}

/** "Reminders last ran 12 s ago": everybody sees whether the job that sends them is alive. */
@Component({
  selector: 'app-pulse',
  imports: [TranslocoPipe],
  template: `@if (beat.known()) {
      <span class="pulse" [class.pulse--late]="!beat.healthy()" [title]="title() | transloco">
        @if (age(); as past) {
          {{ words() | transloco: { age: ('shell.reminders.' + past.unit | transloco: { n: past.n }) } }}
        } @else {
          {{ 'shell.reminders.never' | transloco }}
        }
      </span>
    } @else {
      <span class="pulse pulse--unknown" aria-hidden="true">&nbsp;</span>
    }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Pulse {
  protected readonly beat = inject(HeartbeatStore);
  protected readonly age = computed(() => {
    const seconds = this.beat.ageSeconds();
    return seconds === null ? null : ageParts(seconds);
  });
  /** Amber alone says nothing to who does not see it. */
  protected readonly words = computed(() => (this.beat.healthy() ? 'shell.reminders.ran' : 'shell.reminders.ranLate'));
  protected readonly title = computed(() => (this.beat.healthy() ? '' : 'shell.reminders.late'));
}
