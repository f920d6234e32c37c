import type { Content, ContentText } from 'pdfmake/interfaces.js';
import type { LetterBlock, LetterDocument, LetterRun } from '@demarche/domain/letter-document';
import { gapText, PAGE } from './page.js';

/** What pdfmake draws for one block. */
export function pdfBlock(block: LetterBlock, document: LetterDocument): Content {
  const after = PAGE.afterParagraph;
  switch (block.kind) {
    case 'letterhead':
      return {
        columns: [{ text: block.office }, { text: block.reference ?? '', alignment: 'right', width: 'auto' }],
        columnGap: 24,
        margin: [0, 0, 0, 24],
      };
    case 'heading':
      return { text: pdfRuns(block.runs), alignment: 'center', characterSpacing: 2.5, margin: [0, 0, 0, 20] };
    case 'subject':
      return { text: pdfRuns(block.runs), bold: true, margin: [0, 0, 0, after] };
    case 'paragraph':
      return { text: pdfRuns(block.runs), margin: [0, 0, 0, after] };
    case 'list':
      return {
        stack: block.items.map((runs, index) => ({
          columns: [
            { text: '–', width: 14 },
            { text: pdfRuns(runs), width: '*' },
          ],
          margin: [14, 0, 0, index < block.items.length - 1 ? after / 2 : after],
        })),
      };
    case 'place':
      return {
        text: pdfRuns(block.runs),
        alignment: document.form === 'letter' ? 'right' : 'left',
        margin: [0, 6, 0, 18],
      };
    case 'address':
      return together(block.lines.map(pdfRuns), document.form === 'letter' ? 0 : 18);
    case 'signature':
      return together(block.lines, document.form === 'letter' ? PAGE.beforeSignature : 0);
  }
}

/** Lines that no page break parts. */
function together(lines: readonly (string | ContentText[])[], before: number): Content {
  return { stack: lines.map((text) => ({ text })), unbreakable: true, margin: [0, before, 0, PAGE.afterParagraph] };
}

function pdfRuns(runs: readonly LetterRun[]): ContentText[] {
  return runs.map(({ text, bold, italic, gap }) => ({
    // A letter and its accent as one character: the typeface joins none.
    text: (gap ? gapText(text) : text).normalize('NFC'),
    ...(bold && { bold }),
    ...(italic && { italics: italic }),
    ...(gap && { background: '#ffee80' }),
  }));
}
