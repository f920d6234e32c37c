import { ChangeDetectionStrategy, Component, output } from '@angular/core';

@Component({ selector: 'app-palette', template: '', changeDetection: ChangeDetectionStrategy.OnPush })
export class Palette {
  readonly closed = output<void>();
}
