import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Empty } from '../../ui/feedback/empty';

/** No page has this address. A record that may not be seen answers the same way. */
@Component({
  selector: 'app-not-found-page',
  imports: [Empty, RouterLink, TranslocoPipe],
  template: `<div class="page">
    <app-empty [heading]="'not-found.heading' | transloco" [text]="'not-found.text' | transloco">
      <a class="btn btn--primary" routerLink="/today">{{ 'not-found.today' | transloco }}</a>
      <a class="btn btn--quiet" routerLink="/states">{{ 'not-found.states' | transloco }}</a>
    </app-empty>
  </div>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NotFoundPage {}
