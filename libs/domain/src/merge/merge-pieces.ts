import type { MergeCondition, MergeNode, MergeValues } from './merge-ast.js';

/** The smallest things a rendered template is made of. Only what the author wrote can be markup or a line's end. */
export type MergePiece =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'space' | 'line' | 'strong' | 'emphasis' }
  /** The dash that begins a list item, where a line begins with it. */
  | { readonly kind: 'dash' }
  | { readonly kind: 'value'; readonly field: string; readonly text: string; readonly gap?: 'ask' | 'missing' }
  /** Where a conditional part begins, turns or ends: a line of nothing else is no line. */
  | { readonly kind: 'mark' };

/** What persons filled in, by what was asked for. */
export type MergeAnswers = Readonly<Record<string, string>>;

const TEXT = /\\([\\{}*-])|(\n)|([ \t\r]+)|(\*\*)|(\*)|(-)(?=[ \t])|[^\\\n \t\r*-]+|[\s\S]/g;

/** The parts of a template that hold for these values, in pieces. A field without a value is a gap with its own name. */
export function* mergePieces(
  nodes: readonly MergeNode[],
  values: MergeValues,
  answers: MergeAnswers,
): Generator<MergePiece> {
  for (const node of nodes) {
    switch (node.kind) {
      case 'text':
        yield* textPieces(node.source);
        break;
      case 'field':
        yield valuePiece(node.name, values[node.name], node.name, 'missing');
        break;
      case 'ask':
        yield valuePiece(`ask:${node.label}`, said(answers, node.label), node.label, 'ask');
        break;
      case 'if': {
        const branch = node.branches.find(({ condition }) => holds(condition, values));
        yield { kind: 'mark' };
        yield* mergePieces(branch?.body ?? node.otherwise ?? [], values, answers);
        yield { kind: 'mark' };
        break;
      }
    }
  }
}

/** Any words may ask, also those that every object answers: `constructor`. */
function said(answers: MergeAnswers, label: string): string | undefined {
  return Object.hasOwn(answers, label) ? answers[label] : undefined;
}

function* textPieces(source: string): Generator<MergePiece> {
  for (const [text, escaped, line, space, strong, emphasis, dash] of source.matchAll(TEXT)) {
    if (escaped !== undefined) yield { kind: 'word', text: escaped };
    else if (line) yield { kind: 'line' };
    else if (space) yield { kind: 'space' };
    else if (strong) yield { kind: 'strong' };
    else if (emphasis) yield { kind: 'emphasis' };
    else if (dash) yield { kind: 'dash' };
    else yield { kind: 'word', text };
  }
}

/** A letter reads as it is stored: no control over the direction of what follows may come in with a value. */
const DIRECTION_CONTROLS = /[\u202a-\u202e\u2066-\u2069]/gu;

/** A value is one piece, whatever is in it; its line ends become spaces. */
function valuePiece(
  field: string,
  value: string | boolean | undefined,
  name: string,
  gap: 'ask' | 'missing',
): MergePiece {
  const said = typeof value === 'string' ? value.replace(DIRECTION_CONTROLS, '') : '';
  const text = said.replace(/[\s\p{Cc}]+/gu, (run) => (run === '\u00a0' ? run : ' ')).trim();
  return text === '' ? { kind: 'value', field, text: name, gap } : { kind: 'value', field, text };
}

/** A yes holds, and so do words that are there. */
function holds({ name, negated }: MergeCondition, values: MergeValues): boolean {
  const value = values[name];
  return (value === true || (typeof value === 'string' && value.trim() !== '')) !== negated;
}
