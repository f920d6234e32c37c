import type { MergePosition } from './merge-ast.js';

export type MergeCode =
  | 'merge.tag_open'
  | 'merge.tag_stray'
  | 'merge.tag_empty'
  | 'merge.tag_unknown'
  | 'merge.name_malformed'
  | 'merge.ask_empty'
  | 'merge.ask_long'
  | 'merge.condition_missing'
  | 'merge.if_open'
  | 'merge.else_without_if'
  | 'merge.else_twice'
  | 'merge.end_without_if'
  | 'merge.too_deep'
  | 'merge.field_unknown'
  | 'merge.field_is_condition';

/** What is wrong with a template, where, and what to write instead. */
export interface MergeProblem extends MergePosition {
  readonly code: MergeCode;
  /** The words at fault, as written. */
  readonly found: string;
  /** What to write there; null where only the author can know. */
  readonly instead: string | null;
  /** All of it in one English sentence or two. */
  readonly message: string;
}

const SAYS: Record<MergeCode, (found: string) => string> = {
  'merge.tag_open': () => 'The braces opened here are never closed.',
  'merge.tag_stray': () => 'Closing braces without opening ones.',
  'merge.tag_empty': () => 'There is nothing between the braces.',
  'merge.tag_unknown': (found) => `The template language has no “${found}”.`,
  'merge.name_malformed': (found) => `“${found}” is not the name of a field.`,
  'merge.ask_empty': () => 'A gap to be filled by hand says what is asked for.',
  'merge.ask_long': () => 'What is asked for takes at most 80 characters.',
  'merge.condition_missing': () => 'The condition is missing.',
  'merge.if_open': () => 'The conditional part opened here is never closed.',
  'merge.else_without_if': (found) => `“${found}” stands outside a conditional part.`,
  'merge.else_twice': (found) => `“${found}” comes after {{else}}, which is the last part.`,
  'merge.end_without_if': () => 'Nothing is open that could be closed here.',
  'merge.too_deep': () => 'Conditional parts are nested more than 20 deep.',
  'merge.field_unknown': (found) => `There is no field “${found}”.`,
  'merge.field_is_condition': (found) => `“${found}” is a yes or no: it can be asked about, not written.`,
};

export function mergeProblem(
  code: MergeCode,
  at: MergePosition,
  found: string,
  instead: string | null = null,
): MergeProblem {
  const advice = instead === null ? '' : ` Write ${instead}.`;
  const message = `Line ${at.line}, column ${at.column}: ${SAYS[code](found)}${advice}`;
  return { code, line: at.line, column: at.column, found, instead, message };
}
