import { ChangeDetectionStrategy, Component } from '@angular/core';

@Component({ selector: 'app-failed-page', template: '', changeDetection: ChangeDetectionStrategy.OnPush })
export class FailedPage {}
