import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Connection } from '../../core/http/connection';
import { reloadWhenBack } from '../../core/http/reload-when-back';
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
        [safe]="connection.down() ? ('failed.again' | transloco: { seconds: connection.retryInSeconds() }) : undefined"
        (retry)="tryAgain()"
      />
    </div>
  </main>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FailedPage {
  readonly back = input<string>();
  protected readonly session = inject(SessionStore);
  protected readonly connection = inject(Connection);

  private readonly router = inject(Router);

  constructor() {
    reloadWhenBack(() => this.tryAgain());
    // Whoever comes here by its address and not by a failure is asked for at once.
    if (!this.session.failed()) void this.tryAgain();
  }

  /** Leaves only with an answer: going on without one would lead straight back here. */
  protected async tryAgain(): Promise<void> {
    const known = await this.session.load();
    if (known !== 'unknown') await this.router.navigateByUrl(safeBack(this.back()));
  }
}
