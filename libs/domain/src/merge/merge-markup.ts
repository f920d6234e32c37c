import type { LetterBlock, LetterRun } from '../letter-document.js';
import type { MergePiece } from './merge-pieces.js';
import { runsOfPieces } from './merge-runs.js';

/**
 * The blocks that pieces make: a blank line ends a paragraph, a line that begins with a dash is an item of a list. A
 * line of nothing but the braces of conditional parts is dropped, so that a part left out leaves no empty paragraph.
 */
export function blocksOfPieces(pieces: Iterable<MergePiece>): LetterBlock[] {
  const blocks: LetterBlock[] = [];
  let paragraph: MergePiece[] = [];
  let items: MergePiece[][] = [];
  const flush = (): void => {
    const runs = runsOfPieces(paragraph);
    if (runs.length > 0) blocks.push({ kind: 'paragraph', part: 'body', runs });
    const lists = items
      .map((item) => runsOfPieces(item, 'phrase'))
      .filter((item): item is LetterRun[] => item.length > 0);
    if (lists.length > 0) blocks.push({ kind: 'list', items: lists });
    [paragraph, items] = [[], []];
  };
  for (const line of linesOf(pieces)) {
    const first = line[0];
    if (first === undefined) flush();
    else if (first.kind === 'dash') {
      if (items.length === 0) flush();
      items.push(line.slice(1));
    } else {
      const target = items.at(-1) ?? paragraph;
      if (target.length > 0) target.push({ kind: 'line' });
      target.push(...line);
    }
  }
  flush();
  return blocks;
}

/** Lines without the space around them; a blank one is empty. */
function* linesOf(pieces: Iterable<MergePiece>): Generator<MergePiece[]> {
  let line: MergePiece[] = [];
  let marked = false;
  const end = function* (): Generator<MergePiece[]> {
    while (line.at(-1)?.kind === 'space') line.pop();
    if (line.length > 0 || !marked) yield line;
    [line, marked] = [[], false];
  };
  for (const piece of pieces) {
    if (piece.kind === 'mark') marked = true;
    else if (piece.kind === 'line') yield* end();
    else if (piece.kind !== 'space' || line.length > 0) line.push(piece);
  }
  yield* end();
}
