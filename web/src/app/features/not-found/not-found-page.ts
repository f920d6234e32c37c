import { ChangeDetectionStrategy, Component } from '@angular/core';

@Component({ selector: 'app-not-found-page', template: '', changeDetection: ChangeDetectionStrategy.OnPush })
export class NotFoundPage {}
