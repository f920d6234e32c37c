/** A place in a template's text: both counted from 1, columns in UTF-16 units as editors count them. */
export interface MergePosition {
  readonly line: number;
  readonly column: number;
}

/**
 * A template as it was read. Text keeps its source, with escapes and markup: printing is exact, and only rendering
 * interprets it.
 */
export type MergeNode = MergeText | MergeField | MergeAsk | MergeIf;

export interface MergeText {
  readonly kind: 'text';
  readonly source: string;
}
/** `{{state.formal}}`: a value known to the register. */
export interface MergeField {
  readonly kind: 'field';
  readonly name: string;
  readonly at: MergePosition;
}
/** `{{ask:meeting date}}`: a gap that a person fills for each letter. */
export interface MergeAsk {
  readonly kind: 'ask';
  readonly label: string;
  readonly at: MergePosition;
}
/** `{{#if a}}…{{else if not b}}…{{else}}…{{/if}}`. */
export interface MergeIf {
  readonly kind: 'if';
  readonly branches: readonly MergeBranch[];
  /** Null: there is no `{{else}}`. */
  readonly otherwise: readonly MergeNode[] | null;
  readonly at: MergePosition;
}
export interface MergeBranch {
  readonly condition: MergeCondition;
  readonly body: readonly MergeNode[];
}
export interface MergeCondition {
  readonly name: string;
  readonly negated: boolean;
  readonly at: MergePosition;
}

/** What a value can be: words to be put in, or a yes or no to be asked about. */
export type MergeValues = Readonly<Record<string, string | boolean>>;
