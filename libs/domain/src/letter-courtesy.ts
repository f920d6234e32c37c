import { COURTESIES } from './letter-courtesies.js';
import type { LetterBlock, LetterLanguage, LetterRun } from './letter-document.js';
import type { MergeValues } from './merge/merge-ast.js';
import { parseMerge } from './merge/merge-parser.js';
import { renderLine } from './merge/merge-render.js';

/** A sentence of the courtesies with its values. */
export function courtesy(text: string, values: MergeValues): LetterRun[] {
  return renderLine(parseMerge(text).nodes, values);
}

/**
 * The text of a note verbale: compliments, the author's text, assurances. "… presents its compliments to … and has the
 * honour to …": where the author's first sentence begins small, or the script has no case, it goes on from the
 * compliments; else these are a paragraph of their own.
 */
export function noteVerbaleText(
  body: readonly LetterBlock[],
  values: MergeValues,
  language: LetterLanguage,
): LetterBlock[] {
  const { compliments, and, stop, assurances } = COURTESIES[language];
  const opening = courtesy(compliments, values);
  const [first, ...rest] = body;
  const goesOn = first?.kind === 'paragraph' && continues(first.runs, language);
  const paragraphs: LetterBlock[] = goesOn
    ? [{ ...first, runs: joined(opening, and, first.runs) }, ...rest]
    : [{ kind: 'paragraph', part: 'body', runs: joined(opening, stop, []) }, ...body];
  return [...paragraphs, { kind: 'paragraph', part: 'closing', runs: courtesy(assurances, values) }];
}

function continues(runs: readonly LetterRun[], language: LetterLanguage): boolean {
  if (language === 'ar' || language === 'zh') return true;
  return /^\p{Ll}/u.test(runs[0]?.text ?? '');
}

function joined(opening: readonly LetterRun[], between: string, runs: readonly LetterRun[]): LetterRun[] {
  const [first, ...rest] = runs;
  if (!first) return [...opening, { text: between }];
  const plain = first.field === undefined && !first.bold && !first.italic;
  return plain
    ? [...opening, { text: between + first.text }, ...rest]
    : [...opening, { text: between }, first, ...rest];
}
