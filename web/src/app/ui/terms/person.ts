import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

const FICTIONAL = / \(fictional\)$/;

/** A person: the first letter in a round sign, the name; what marks demo people stands back. */
@Component({
  selector: 'app-person',
  template: `<span class="avatar" [class.avatar--l]="large()" aria-hidden="true">{{ letter() }}</span
    >{{ plain() }}
    @if (mark(); as words) {
      <span class="quiet">{{ words }}</span>
    }`,
  host: { class: 'person' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Person {
  readonly name = input.required<string>();
  readonly large = input(false);
  protected readonly mark = computed(() => FICTIONAL.exec(this.name())?.[0].trim());
  protected readonly plain = computed(() => this.name().replace(FICTIONAL, ''));
  protected readonly letter = computed(() => personLetter(this.name()));
}

/** An office: the square sign with its short name; the whole name on hover, and read out. */
@Component({
  selector: 'app-office',
  template: `<span class="avatar avatar--office" [attr.title]="more()">{{ shortName() }}</span>
    @if (more(); as whole) {
      <span class="sr">, {{ whole }}</span>
    }`,
  host: { class: 'person' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Office {
  readonly shortName = input.required<string>();
  readonly name = input<string>();
  protected readonly more = computed(() => (this.name() === this.shortName() ? null : (this.name() ?? null)));
}

/** The letter for the sign: of "Officer A (fictional)" the A, which tells people apart; else the first. */
export function personLetter(name: string): string {
  const words = name.replace(FICTIONAL, '').trim().split(/\s+/);
  const last = words.at(-1) ?? '';
  return (last.length === 1 ? last : (words[0]?.[0] ?? '?')).toUpperCase();
}
