import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { Bones } from './bones';

/** Where a record will stand: its name, its line of facts, its tabs, its first lines, each at its height. */
@Component({
  selector: 'app-record-bones',
  imports: [Bones],
  template: `<div class="record-head record-head--bones" aria-hidden="true"></div>
    @if (tabs()) {
      <div class="tabs tabs--bones" aria-hidden="true"></div>
    }
    <div class="record"><app-bones [rows]="10" [label]="label()" /></div>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RecordBones {
  readonly tabs = input(false);
  /** For screen readers. Already translated. */
  readonly label = input.required<string>();
}
