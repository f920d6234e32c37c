import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

export interface TextPart {
  readonly text: string;
  readonly strong: boolean;
}

/** `It voted **yes** twice.` as its parts; an asterisk pair without a partner stays as it was written. */
function emphasisParts(text: string): TextPart[] {
  return text
    .split(/\*\*(.+?)\*\*/)
    .map((part, index) => ({ text: part, strong: index % 2 === 1 }))
    .filter((part) => part.text !== '');
}

/** A translated string in which `**…**` marks what stands out; never HTML. */
@Component({
  selector: 'app-emphasis',
  template: `@for (part of parts(); track $index) {
    <span [class.strong]="part.strong">{{ part.text }}</span>
  }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Emphasis {
  readonly text = input.required<string>();
  protected readonly parts = computed(() => emphasisParts(this.text()));
}
