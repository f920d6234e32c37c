import type { MergePosition } from './merge-ast.js';
import { mergeProblem, type MergeProblem } from './merge-problem.js';

export type MergeToken =
  | { readonly kind: 'text'; readonly source: string }
  /** What stands between the braces, trimmed; `at` is its opening brace. */
  | { readonly kind: 'tag'; readonly content: string; readonly at: MergePosition };

/** A backslash takes its meaning from the character after it; a tag ends on the line on which it began. */
const PIECE = /\\[\s\S]|\{\{([^{}\n]*)\}\}|\{\{|\}\}|\n|[^\\{}\n]+|[\s\S]/g;

/** Cuts a template into text and tags. What is no tag though it has its braces is a problem and left out. */
export function lexMerge(text: string): { tokens: MergeToken[]; problems: MergeProblem[] } {
  const tokens: MergeToken[] = [];
  const problems: MergeProblem[] = [];
  let line = 1;
  let start = 0;
  let source = '';
  const flush = (): void => {
    if (source !== '') tokens.push({ kind: 'text', source });
    source = '';
  };
  for (const match of text.matchAll(PIECE)) {
    const [piece, content] = match;
    const at = { line, column: match.index - start + 1 };
    if (content !== undefined) {
      flush();
      tokens.push({ kind: 'tag', content: content.trim(), at });
    } else if (piece === '{{') {
      problems.push(
        mergeProblem('merge.tag_open', at, piece, '}} at the end of the field, or \\{\\{ for the braces themselves'),
      );
    } else if (piece === '}}') {
      problems.push(
        mergeProblem('merge.tag_stray', at, piece, '{{ before the field, or \\}\\} for the braces themselves'),
      );
    } else source += piece;
    if (piece.endsWith('\n')) {
      line += 1;
      start = match.index + piece.length;
    }
  }
  flush();
  return { tokens, problems };
}
