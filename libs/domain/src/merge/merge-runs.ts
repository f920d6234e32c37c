import type { LetterRun } from '../letter-document.js';
import { sentenceCase } from '../letter-grammar.js';
import type { MergePiece } from './merge-pieces.js';

/** Chinese is written without spaces: where a line of it ends, nothing is put in. */
const UNSPACED = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;

/** What ends a sentence after a whole word: not after an abbreviation ("S.E. el Embajador"). */
const SENTENCE_END = /(\p{Ll}{3}|[\d)»”])[.!?][»”]? $/u;

/** The pieces of one paragraph as runs. A value that begins a sentence begins large. Space is put between words once, and none at the ends. */
export function runsOfPieces(pieces: readonly MergePiece[], begins: 'sentence' | 'phrase' = 'sentence'): LetterRun[] {
  const styled = pairStyles(pieces);
  const runs: { -readonly [K in keyof LetterRun]: LetterRun[K] }[] = [];
  let space: 'space' | 'line' | null = null;
  let [bold, italic] = [false, false];

  const add = (text: string, origin: Pick<LetterRun, 'field' | 'gap'>): void => {
    const style = { ...(bold && { bold: true as const }), ...(italic && { italic: true as const }) };
    const last = runs.at(-1);
    const plain = origin.field === undefined;
    if (last && plain && last.field === undefined && !last.bold === !bold && !last.italic === !italic)
      last.text += text;
    else runs.push({ text, ...style, ...origin });
  };
  const addSpace = (next: string): void => {
    const before = runs.at(-1)?.text ?? '';
    const joined = space === 'line' && UNSPACED.test(before.slice(-1)) && UNSPACED.test(next.slice(0, 1));
    if (space !== null && before !== '' && !before.endsWith(' ') && !joined) add(' ', {});
    space = null;
  };

  const beginsSentence = (): boolean => {
    const before = runs
      .slice(-2)
      .map((run) => run.text)
      .join('');
    return before === '' ? begins === 'sentence' : SENTENCE_END.test(before);
  };

  for (const piece of styled) {
    switch (piece.kind) {
      case 'space':
        space ??= 'space';
        break;
      case 'line':
        space ??= 'line';
        break;
      case 'strong':
        // Space before a change of style belongs to what came before it.
        if (!bold) addSpace('');
        bold = !bold;
        break;
      case 'emphasis':
        if (!italic) addSpace('');
        italic = !italic;
        break;
      case 'dash':
      case 'word':
        addSpace(piece.kind === 'dash' ? '-' : piece.text);
        add(piece.kind === 'dash' ? '-' : piece.text, {});
        break;
      case 'value': {
        addSpace(piece.text);
        const { field, gap, text } = piece;
        if (gap) add(text, { field, gap });
        else add(beginsSentence() ? sentenceCase(text) : text, { field });
        break;
      }
      case 'mark':
        break;
    }
  }
  // A style that opened and held nothing can leave space at the end.
  while (runs.at(-1)?.text.trim() === '') runs.pop();
  const last = runs.at(-1);
  if (last) last.text = last.text.trimEnd();
  return runs;
}

/** Stars that have no partner, or space on both sides, are stars. */
function pairStyles(pieces: readonly MergePiece[]): MergePiece[] {
  const spaced = (piece: MergePiece | undefined): boolean =>
    piece === undefined || piece.kind === 'space' || piece.kind === 'line';
  const answer = pieces.map((piece, index): MergePiece => {
    const alone = spaced(pieces[index - 1]) && spaced(pieces[index + 1]);
    return alone ? literal(piece) : piece;
  });
  for (const kind of ['strong', 'emphasis'] as const) {
    const at = answer.flatMap((piece, index) => (piece.kind === kind ? [index] : []));
    const odd = at.length % 2 === 1 ? at.at(-1) : undefined;
    const piece = odd === undefined ? undefined : answer[odd];
    if (odd !== undefined && piece) answer[odd] = literal(piece);
  }
  return answer;
}

function literal(piece: MergePiece): MergePiece {
  if (piece.kind === 'strong') return { kind: 'word', text: '**' };
  return piece.kind === 'emphasis' ? { kind: 'word', text: '*' } : piece;
}
