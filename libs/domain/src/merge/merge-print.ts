import type { MergeCondition, MergeNode } from './merge-ast.js';

/** The template as text again. `parseMerge(printMerge(nodes))` gives the same nodes. */
export function printMerge(nodes: readonly MergeNode[]): string {
  return nodes.map(print).join('');
}

function print(node: MergeNode): string {
  switch (node.kind) {
    case 'text':
      return node.source;
    case 'field':
      return `{{${node.name}}}`;
    case 'ask':
      return `{{ask:${node.label}}}`;
    case 'if': {
      const branches = node.branches.map(
        ({ condition, body }, index) => `{{${index === 0 ? '#if' : 'else if'} ${asked(condition)}}}${printMerge(body)}`,
      );
      const otherwise = node.otherwise === null ? '' : `{{else}}${printMerge(node.otherwise)}`;
      return `${branches.join('')}${otherwise}{{/if}}`;
    }
  }
}

function asked({ negated, name }: MergeCondition): string {
  return negated ? `not ${name}` : name;
}

/** `text` so that a template says it literally: no tag, no markup. */
export function escapeMerge(text: string): string {
  return text.replace(/[\\{}*-]/g, '\\$&');
}
