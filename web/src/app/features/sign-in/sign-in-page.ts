import { ChangeDetectionStrategy, Component } from '@angular/core';

@Component({ selector: 'app-sign-in-page', template: '', changeDetection: ChangeDetectionStrategy.OnPush })
export class SignInPage {}
