import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Connection } from '../core/http/connection';
import { Icon } from '../ui/icon/icon';

/** The server is away: what happened, what is safe, when it is tried again, a button. */
@Component({
  selector: 'app-offline-note',
  imports: [Icon, TranslocoPipe],
  template: `@if (connection.down()) {
    <div class="note note--danger offline" role="status">
      <svg appIcon="cloud-off"></svg>
      <span class="grow"
        ><b class="medium">{{ 'shell.offline.happened' | transloco }}</b>
        {{ 'shell.offline.safe' | transloco: { seconds: connection.retryInSeconds() } }}</span
      >
      <button type="button" class="btn" (click)="connection.tryNow()">{{ 'shell.offline.now' | transloco }}</button>
    </div>
  }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OfflineNote {
  protected readonly connection = inject(Connection);
}
