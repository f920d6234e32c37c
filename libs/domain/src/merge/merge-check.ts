import type { MergeNode } from './merge-ast.js';
import { parseMerge } from './merge-parser.js';
import { mergeProblem, type MergeProblem } from './merge-problem.js';
import { nearMatch } from './near-match.js';

/** The fields a template may name: what each of them is. */
export type KnownFields = ReadonlyMap<string, 'text' | 'condition'>;

/** Nobody corrects more at once, and looking for what was meant takes time. */
const MOST = 50;

/**
 * What is wrong with a template, in the order of its text: how it is written, and fields that do not exist; of each at most
 * fifty.
 */
export function checkMerge(text: string, known: KnownFields): MergeProblem[] {
  const { nodes, problems } = parseMerge(text);
  const all = problems.slice(0, MOST);
  const most = all.length + MOST;
  for (const problem of fieldProblems(nodes, known)) if (all.push(problem) === most) break;
  return all.sort((a, b) => a.line - b.line || a.column - b.column);
}

function* fieldProblems(nodes: readonly MergeNode[], known: KnownFields): Generator<MergeProblem> {
  for (const node of nodes) {
    if (node.kind === 'field') {
      const type = known.get(node.name);
      if (type === undefined) {
        const near = nearMatch(node.name, textFields(known));
        yield mergeProblem('merge.field_unknown', node.at, node.name, near && `{{${near}}}`);
      } else if (type === 'condition')
        yield mergeProblem('merge.field_is_condition', node.at, node.name, `{{#if ${node.name}}}…{{/if}}`);
    } else if (node.kind === 'if') {
      for (const { condition, body } of node.branches) {
        // A condition without a name is already told by the parser.
        if (condition.name !== '' && !known.has(condition.name))
          yield mergeProblem(
            'merge.field_unknown',
            condition.at,
            condition.name,
            nearMatch(condition.name, known.keys()),
          );
        yield* fieldProblems(body, known);
      }
      yield* fieldProblems(node.otherwise ?? [], known);
    }
  }
}

function* textFields(known: KnownFields): Generator<string> {
  for (const [name, type] of known) if (type === 'text') yield name;
}
