import type { MergeBranch, MergeCondition, MergeIf, MergeNode, MergePosition } from './merge-ast.js';
import { lexMerge } from './merge-lexer.js';
import { mergeProblem, type MergeCode, type MergeProblem } from './merge-problem.js';

export interface ParsedMerge {
  readonly nodes: readonly MergeNode[];
  /** In the order of the text. With any of them the nodes are not to be rendered. */
  readonly problems: readonly MergeProblem[];
}

/** Up to 60 characters. */
const NAME = /^(?!.{61})[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$/;
const DEEPEST = 20;
const LONGEST_ASK = 80;

/** A conditional part that is being read. */
interface Open {
  readonly at: MergePosition;
  readonly branches: MergeBranch[];
  /** The condition of the branch that is being read; null in `{{else}}`. */
  condition: MergeCondition | null;
  body: MergeNode[];
}

/** Reads a template. Never throws: everything wrong with it is answered at once. */
export function parseMerge(text: string): ParsedMerge {
  return new Parser(text).parse();
}

class Parser {
  private readonly root: MergeNode[] = [];
  private readonly open: Open[] = [];
  private readonly problems: MergeProblem[] = [];

  constructor(private readonly text: string) {}

  parse(): ParsedMerge {
    const { tokens, problems } = lexMerge(this.text);
    this.problems.push(...problems);
    for (const token of tokens) {
      if (token.kind === 'text') this.body().push(token);
      else this.tag(token.content, token.at);
    }
    for (const { at } of this.open) this.report('merge.if_open', at, '{{#if}}', '{{/if}} where the part ends');
    this.problems.sort((a, b) => a.line - b.line || a.column - b.column);
    return { nodes: this.root, problems: this.problems };
  }

  private body(): MergeNode[] {
    return this.open.at(-1)?.body ?? this.root;
  }

  private tag(content: string, at: MergePosition): void {
    const words = content.split(/\s+/);
    if (content === '') this.report('merge.tag_empty', at, '{{}}', 'the name of a field between the braces');
    else if (/^ask\s*:/.test(content)) this.ask(content, at);
    else if (words[0] === '#if') this.begin(content, words.slice(1), at);
    else if (words[0] === 'else') this.branch(content, words.slice(1), at);
    else if (content === '/if') this.end(at);
    else if (/^[#/^&!>]/.test(content)) {
      const closing = content.startsWith('/');
      this.report('merge.tag_unknown', at, content, closing ? '{{/if}}' : '{{#if …}}…{{/if}}');
    } else if (NAME.test(content)) this.body().push({ kind: 'field', name: content, at });
    else this.report('merge.name_malformed', at, content, 'small letters with dots, like {{state.formal}}');
  }

  private ask(content: string, at: MergePosition): void {
    const label = content
      .slice(content.indexOf(':') + 1)
      .trim()
      .replace(/\s+/g, ' ');
    if (label === '') this.report('merge.ask_empty', at, content, '{{ask:meeting date}}, for example');
    else if (label.length > LONGEST_ASK) this.report('merge.ask_long', at, label);
    else this.body().push({ kind: 'ask', label, at });
  }

  private begin(content: string, words: string[], at: MergePosition): void {
    if (this.open.length === DEEPEST) this.report('merge.too_deep', at, content);
    this.open.push({ at, branches: [], condition: this.condition(content, words, at), body: [] });
  }

  private branch(content: string, words: string[], at: MergePosition): void {
    const part = this.open.at(-1);
    if (!part) return this.report('merge.else_without_if', at, content, '{{#if …}} before it');
    if (part.condition === null) return this.report('merge.else_twice', at, content, 'it before {{else}}');
    part.branches.push({ condition: part.condition, body: part.body });
    part.body = [];
    if (words.length === 0) part.condition = null;
    else if (words[0] === 'if') part.condition = this.condition(content, words.slice(1), at);
    else this.report('merge.tag_unknown', at, content, '{{else}} or {{else if …}}');
  }

  private end(at: MergePosition): void {
    const part = this.open.pop();
    if (!part) return this.report('merge.end_without_if', at, '{{/if}}', '{{#if …}} before it, or take it out');
    const { branches, condition, body } = part;
    const node: MergeIf =
      condition === null
        ? { kind: 'if', branches, otherwise: body, at: part.at }
        : { kind: 'if', branches: [...branches, { condition, body }], otherwise: null, at: part.at };
    this.body().push(node);
  }

  private condition(content: string, words: string[], at: MergePosition): MergeCondition {
    const negated = words[0] === 'not';
    const [name = '', ...rest] = negated ? words.slice(1) : words;
    if (name === '') this.report('merge.condition_missing', at, content, '{{#if status.signatory}}, for example');
    else if (rest.length > 0 || !NAME.test(name))
      this.report('merge.name_malformed', at, [name, ...rest].join(' '), 'one field, or “not” and one field');
    return { name, negated, at };
  }

  private report(code: MergeCode, at: MergePosition, found: string, instead: string | null = null): void {
    this.problems.push(mergeProblem(code, at, found, instead));
  }
}
