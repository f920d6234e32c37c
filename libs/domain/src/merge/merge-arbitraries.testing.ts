import fc from 'fast-check';
import type { MergeNode } from './merge-ast.js';
import { escapeMerge } from './merge-print.js';

/** Texts that are mostly made of what the language knows, in any order. */
export const templates = fc
  .array(
    fc.constantFrom(
      '{{state.formal}}',
      '{{ state.short }}',
      '{{vote.last}}',
      '{{ask:day}}',
      '{{#if a}}',
      '{{#if not status.party}}',
      '{{else if b.c}}',
      '{{else}}',
      '{{/if}}',
      '**',
      '*',
      '- ',
      '\n',
      '\n\n',
      ' ',
      'word',
      'é',
      '\\',
      '\\{',
      '{',
      '}}',
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

const at = { line: 1, column: 1 };
const name = fc.constantFrom('state.formal', 'a', 'b_1.c', 'status.signatory');
const text = fc.string({ minLength: 1 }).map((source): MergeNode => ({ kind: 'text', source: escapeMerge(source) }));
const leaf = fc.oneof(
  name.map((field): MergeNode => ({ kind: 'field', name: field, at })),
  fc.constantFrom('day', 'meeting date').map((label): MergeNode => ({ kind: 'ask', label, at })),
);
const condition = fc.record({ name, negated: fc.boolean(), at: fc.constant(at) });

/** Trees that a parser can have made: no two texts side by side. */
export const merges = treesOf(4);

function treesOf(depth: number): fc.Arbitrary<MergeNode[]> {
  const parts = depth === 0 ? [] : [partsOf(treesOf(depth - 1))];
  return fc.array(fc.oneof(text, leaf, ...parts), { maxLength: 5 }).map(parted);
}

function partsOf(nodes: fc.Arbitrary<MergeNode[]>): fc.Arbitrary<MergeNode> {
  return fc.record({
    kind: fc.constant('if' as const),
    branches: fc.array(fc.record({ condition, body: nodes }), { minLength: 1, maxLength: 3 }),
    otherwise: fc.option<MergeNode[], null>(nodes, { nil: null }),
    at: fc.constant(at),
  });
}

function parted(nodes: MergeNode[]): MergeNode[] {
  return nodes.filter((node, index) => node.kind !== 'text' || nodes[index - 1]?.kind !== 'text');
}
