import { ChangeDetectionStrategy, Component, effect, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Connection } from '../../core/http/connection';
import { safeBack } from '../../core/session-guard';
import { SessionStore } from '../../core/session-store';
import { Brand } from '../../ui/brand';
import { Failed } from '../../ui/feedback/failed';

/** The server did not answer when the application began: says so, and goes on by itself when it answers again. */
@Component({
  selector: 'app-failed-page',
  imports: [Brand, Failed, TranslocoPipe],
  template: `<main class="door">
    <div class="door-card">
      <span class="brand"><svg app-brand></svg>{{ 'shell.product' | transloco }}</span>
      <h1 class="title">{{ 'failed.title' | transloco }}</h1>
      <app-failed
        [problem]="session.failed()"
        [safe]="'failed.again' | transloco: { seconds: connection.retryInSeconds() }"
        (retry)="connection.tryNow()"
      />
    </div>
  </main>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FailedPage {
  readonly back = input<string>();
  protected readonly session = inject(SessionStore);
  protected readonly connection = inject(Connection);

  constructor() {
    const router = inject(Router);
    effect(() => {
      if (!this.connection.down()) void router.navigateByUrl(safeBack(this.back()));
    });
  }
}
