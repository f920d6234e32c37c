import { AlignmentType, Paragraph, Tab, TabStopType, TextRun, type IParagraphOptions } from 'docx';
import type { LetterBlock, LetterDocument, LetterRun } from '@demarche/domain/letter-document';
import { docxRun, docxRuns } from './docx-runs.js';
import { PAGE, TEXT_WIDTH } from './page.js';

/** Twentieths of a point, in which Word measures. */
export function twips(points: number): number {
  return Math.round(points * 20);
}

/** The paragraphs of one block. */
export function docxBlock(block: LetterBlock, document: LetterDocument): Paragraph[] {
  const { language, direction } = document;
  const bidirectional = direction === 'rtl';
  const paragraph = (options: IParagraphOptions): Paragraph => new Paragraph({ bidirectional, ...options });
  const lines = (all: readonly (readonly LetterRun[])[], before: number): Paragraph[] =>
    all.map((runs, index) =>
      paragraph({
        children: docxRuns(runs, language),
        spacing: {
          before: index === 0 ? twips(before) : 0,
          after: index === all.length - 1 ? twips(PAGE.afterParagraph) : 0,
        },
        keepNext: index < all.length - 1,
        keepLines: true,
      }),
    );

  switch (block.kind) {
    case 'letterhead':
      return [
        paragraph({
          tabStops: [{ type: TabStopType.END, position: twips(TEXT_WIDTH) }],
          spacing: { after: twips(24) },
          children: [
            docxRun({ text: block.office }, language),
            ...(block.reference === null
              ? []
              : [new TextRun({ children: [new Tab()] }), docxRun({ text: block.reference }, language)]),
          ],
        }),
      ];
    case 'heading':
      return [
        paragraph({
          alignment: AlignmentType.CENTER,
          spacing: { after: twips(20) },
          keepNext: true,
          // Arabic letters join: space between them would tear words apart.
          children: docxRuns(block.runs, language, bidirectional ? { bold: true } : { characterSpacing: 50 }),
        }),
      ];
    case 'subject':
      return [paragraph({ children: docxRuns(block.runs, language, { bold: true }), keepNext: true })];
    case 'paragraph':
      return [
        paragraph({
          children: docxRuns(block.runs, language),
          keepNext: block.part !== 'body',
          ...(block.part === 'closing' && { keepLines: true }),
        }),
      ];
    case 'list':
      return block.items.map((runs, index) =>
        paragraph({
          children: docxRuns(runs, language),
          numbering: { reference: 'dash', level: 0 },
          spacing: { after: twips(PAGE.afterParagraph / (index < block.items.length - 1 ? 2 : 1)) },
        }),
      );
    case 'place': {
      const alignment = document.form === 'letter' ? AlignmentType.END : AlignmentType.START;
      return [
        paragraph({
          children: docxRuns(block.runs, language),
          keepNext: true,
          alignment,
          spacing: { before: twips(6), after: twips(18) },
        }),
      ];
    }
    case 'address':
      return lines(block.lines, document.form === 'letter' ? 0 : 18);
    case 'signature':
      return lines(
        block.lines.map((text) => [{ text }]),
        document.form === 'letter' ? PAGE.beforeSignature : 0,
      );
  }
}
