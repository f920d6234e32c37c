import type { LetterBlock, LetterRun } from '../letter-document.js';
import type { MergeNode, MergeValues } from './merge-ast.js';
import { blocksOfPieces } from './merge-markup.js';
import { mergePieces, type MergeAnswers } from './merge-pieces.js';
import { runsOfPieces } from './merge-runs.js';

/** A template with its values: paragraphs and lists. Never throws, whatever the values are. */
export function renderMerge(
  nodes: readonly MergeNode[],
  values: MergeValues,
  answers: MergeAnswers = {},
): LetterBlock[] {
  return blocksOfPieces(mergePieces(nodes, values, answers));
}

/** The same in one line: a subject, a courtesy. */
export function renderLine(nodes: readonly MergeNode[], values: MergeValues, answers: MergeAnswers = {}): LetterRun[] {
  return runsOfPieces([...mergePieces(nodes, values, answers)]);
}

/** What a template asks of a person, in the order of the text, each once; also in parts that may not hold. */
export function asksOf(nodes: readonly MergeNode[]): string[] {
  const labels = nodes.flatMap((node): string[] => {
    if (node.kind === 'ask') return [node.label];
    if (node.kind !== 'if') return [];
    return asksOf([...node.branches.flatMap((branch) => branch.body), ...(node.otherwise ?? [])]);
  });
  return [...new Set(labels)];
}
