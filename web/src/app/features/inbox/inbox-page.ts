import { ChangeDetectionStrategy, Component } from '@angular/core';

@Component({ selector: 'app-inbox-page', template: '', changeDetection: ChangeDetectionStrategy.OnPush })
export class InboxPage {}
