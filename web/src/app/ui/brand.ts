import { ChangeDetectionStrategy, Component } from '@angular/core';

/** The mark of the product. */
@Component({
  selector: 'svg[app-brand]',
  template: `<svg:rect class="brand-ground" width="20" height="20" rx="5.5" />
    <svg:path class="brand-line" d="M6.25 4.75H10a5.25 5.25 0 0 1 0 10.5H6.25z" />
    <svg:path class="brand-fill" d="M6.25 4.75H10v10.5H6.25z" />`,
  host: { viewBox: '0 0 20 20', 'aria-hidden': 'true' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Brand {}
