import {
  AlignmentType,
  Document,
  Footer,
  LevelFormat,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx';
import type { Instant } from '@demarche/domain/dates';
import type { LetterDocument } from '@demarche/domain/letter-document';
import { docxBlock, twips } from './docx-blocks.js';
import { FONTS, languageTag, sizeOf } from './docx-language.js';
import { sealDocx } from './docx-seal.js';
import { PAGE } from './page.js';

/**
 * A letter as a Word file, the master that people go on working with. The same document written at the same instant is
 * the same file, byte for byte.
 */
export async function writeDocx(document: LetterDocument, writtenAt: Instant): Promise<Buffer> {
  return sealDocx(await Packer.toBuffer(fileOf(document)), writtenAt);
}

function fileOf(document: LetterDocument): Document {
  const { language, blocks, title } = document;
  const head = blocks.find((block) => block.kind === 'letterhead');
  return new Document({
    title,
    subject: title,
    // The office, never the person at the keyboard.
    creator: head?.office ?? '',
    lastModifiedBy: head?.office ?? '',
    styles: {
      default: {
        document: {
          run: { font: FONTS, size: sizeOf(language), language: languageTag(language) },
          paragraph: {
            spacing: {
              after: twips(PAGE.afterParagraph),
              line: Math.round(240 * PAGE.lineHeight),
              lineRule: LineRuleType.AUTO,
            },
          },
        },
      },
    },
    numbering: {
      config: [
        {
          reference: 'dash',
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: '–',
              alignment: AlignmentType.START,
              style: { paragraph: { indent: { start: twips(28), hanging: twips(14) } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: twips(PAGE.width), height: twips(PAGE.height) },
            margin: {
              top: twips(PAGE.margin),
              bottom: twips(PAGE.margin),
              left: twips(PAGE.margin),
              right: twips(PAGE.margin),
            },
          },
        },
        footers: {
          first: new Footer({ children: [new Paragraph({})] }),
          default: new Footer({ children: [pageNumber()] }),
        },
        children: blocks.flatMap((block) => docxBlock(block, document)),
      },
    ],
  });
}

function pageNumber(): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: [PageNumber.CURRENT] })],
  });
}
