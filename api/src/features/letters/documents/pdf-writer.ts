import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { Instant } from '@demarche/domain/dates';
import { plainText, type LetterDocument } from '@demarche/domain/letter-document';
import { PDF_LANGUAGES } from '@demarche/domain/letter-fields';
import { DomainError } from '../../../platform/domain-error.js';
import { pdfBlock } from './pdf-blocks.js';
import { printPdf } from './pdf-printer.js';
import { PAGE } from './page.js';

const OTHER_SCRIPT =
  /[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]+|\p{Emoji_Presentation}/u;

/**
 * A letter as PDF: English, French, Spanish. The same document written at the same instant is the same file.
 * @throws DomainError `letter.pdf_language` for another language; `letter.pdf_script` for words, a person's name perhaps,
 *   in a script that the embedded typeface does not have: an empty box in a letter would be worse
 */
export async function writePdf(document: LetterDocument, writtenAt: Instant): Promise<Buffer> {
  if (!PDF_LANGUAGES.some((language) => language === document.language))
    throw new DomainError(
      'invalid',
      'letter.pdf_language',
      'PDF is made of English, French and Spanish letters. Take the DOCX.',
    );
  const unknown = OTHER_SCRIPT.exec(plainText(document))?.[0];
  if (unknown !== undefined)
    throw new DomainError('invalid', 'letter.pdf_script', `PDF cannot write “${unknown}”. Take the DOCX.`);
  return printPdf(definition(document, writtenAt));
}

function definition(document: LetterDocument, writtenAt: Instant): TDocumentDefinitions {
  const head = document.blocks.find((block) => block.kind === 'letterhead');
  return {
    pageSize: { width: PAGE.width, height: PAGE.height },
    pageMargins: PAGE.margin,
    language: document.language,
    info: {
      title: document.title,
      author: head?.office ?? '',
      creator: 'Demarche',
      producer: 'Demarche',
      creationDate: new Date(writtenAt),
    },
    displayTitle: true,
    defaultStyle: { font: 'Tinos', fontSize: PAGE.fontSize, lineHeight: PAGE.lineHeight },
    content: contentOf(document),
    footer: (page) => (page === 1 ? null : { text: String(page), alignment: 'center', margin: [0, 24, 0, 0] }),
  };
}

/** What closes the letter stays on one page: no signature stands without a word above it. */
function contentOf(document: LetterDocument): Content[] {
  const drawn = document.blocks.map((block) => pdfBlock(block, document));
  const end = document.blocks.findIndex((block) => block.kind === 'paragraph' && block.part === 'closing');
  return end < 0 ? drawn : [...drawn.slice(0, end), { stack: drawn.slice(end), unbreakable: true }];
}
