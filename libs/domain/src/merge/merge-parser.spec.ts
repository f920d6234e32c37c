import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MergeNode } from './merge-ast.js';
import { parseMerge } from './merge-parser.js';
import { escapeMerge, printMerge } from './merge-print.js';
import { merges, templates } from './merge-arbitraries.testing.js';

const problemsOf = (text: string) =>
  parseMerge(text).problems.map(({ code, line, column }) => `${code} ${line}:${column}`);

describe('parseMerge', () => {
  it('reads text, fields, gaps and conditional parts with their places', () => {
    const { nodes, problems } = parseMerge(
      'To {{ state.formal }}\n{{#if not vote.yes}}a{{else if b}}{{ask: the  date }}{{else}}c{{/if}}',
    );
    expect(problems).toEqual([]);
    expect(nodes).toEqual([
      { kind: 'text', source: 'To ' },
      { kind: 'field', name: 'state.formal', at: { line: 1, column: 4 } },
      { kind: 'text', source: '\n' },
      {
        kind: 'if',
        at: { line: 2, column: 1 },
        branches: [
          {
            condition: { name: 'vote.yes', negated: true, at: { line: 2, column: 1 } },
            body: [{ kind: 'text', source: 'a' }],
          },
          {
            condition: { name: 'b', negated: false, at: { line: 2, column: 22 } },
            body: [{ kind: 'ask', label: 'the date', at: { line: 2, column: 35 } }],
          },
        ],
        otherwise: [{ kind: 'text', source: 'c' }],
      },
    ] satisfies MergeNode[]);
  });

  it.each([
    ['a {{state.formal', ['merge.tag_open 1:3']],
    ['a\n  {{state.formal\n}}', ['merge.tag_open 2:3', 'merge.tag_stray 3:1']],
    ['a {state.formal}}', ['merge.tag_stray 1:16']],
    ['{{ }}', ['merge.tag_empty 1:1']],
    ['{{#each states}}x{{/each}}', ['merge.tag_unknown 1:1', 'merge.tag_unknown 1:18']],
    ['{{State Formal}}', ['merge.name_malformed 1:1']],
    ['{{ask:}}', ['merge.ask_empty 1:1']],
    [`{{ask:${'x'.repeat(81)}}}`, ['merge.ask_long 1:1']],
    ['{{#if}}x{{/if}}', ['merge.condition_missing 1:1']],
    ['{{#if not}}x{{/if}}', ['merge.condition_missing 1:1']],
    ['{{#if a b}}x{{/if}}', ['merge.name_malformed 1:1']],
    ['x\n{{#if a}}y', ['merge.if_open 2:1']],
    ['{{#if a}}{{#if b}}{{/if}}', ['merge.if_open 1:1']],
    ['x{{else}}y', ['merge.else_without_if 1:2']],
    ['{{else if a}}', ['merge.else_without_if 1:1']],
    ['{{#if a}}{{else}}{{else}}{{/if}}', ['merge.else_twice 1:18']],
    ['{{#if a}}{{else}}{{else if b}}{{/if}}', ['merge.else_twice 1:18']],
    ['{{#if a}}{{else when b}}{{/if}}', ['merge.tag_unknown 1:10']],
    ['x{{/if}}', ['merge.end_without_if 1:2']],
    ['{{#if a}}'.repeat(21) + '{{/if}}'.repeat(21), ['merge.too_deep 1:181']],
  ])('%j is answered with its place', (text, problems) => {
    expect(problemsOf(text)).toEqual(problems);
  });

  it('says what to write instead', () => {
    expect(parseMerge('\n x{{else}}').problems[0]).toEqual({
      code: 'merge.else_without_if',
      line: 2,
      column: 3,
      found: 'else',
      instead: '{{#if …}} before it',
      message: 'Line 2, column 3: “else” stands outside a conditional part. Write {{#if …}} before it.',
    });
  });

  it('takes escaped braces for text', () => {
    expect(parseMerge('\\{\\{x\\}\\}')).toEqual({ nodes: [{ kind: 'text', source: '\\{\\{x\\}\\}' }], problems: [] });
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), templates), (text) => void parseMerge(text)));
  });

  it('gives back what was printed', () => {
    fc.assert(
      fc.property(merges, (nodes) => {
        const parsed = parseMerge(printMerge(nodes));
        expect(parsed.problems).toEqual([]);
        expect(withoutPlaces(parsed.nodes)).toEqual(withoutPlaces(nodes));
      }),
    );
  });

  it('prints a text that reads well as it was, but for space between the braces', () => {
    fc.assert(
      fc.property(templates, (text) => {
        const { nodes, problems } = parseMerge(text);
        if (problems.length > 0) return;
        const again = printMerge(nodes);
        expect(printMerge(parseMerge(again).nodes)).toBe(again);
      }),
    );
  });

  it('reads escaped text as text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('{', '}', '\\', '*', '-', ' ', 'a', '\n') }), (text) => {
        const { nodes, problems } = parseMerge(escapeMerge(text));
        expect(problems).toEqual([]);
        expect(nodes.every((node) => node.kind === 'text')).toBe(true);
      }),
    );
  });
});

const withoutPlaces = (nodes: readonly MergeNode[]): unknown =>
  JSON.parse(JSON.stringify(nodes, (key, value: unknown) => (key === 'at' ? undefined : value)));
