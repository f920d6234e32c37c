import { TextRun, type IRunOptions } from 'docx';
import type { LetterLanguage, LetterRun } from '@demarche/domain/letter-document';
import { isRightToLeft, languageTag } from './docx-language.js';
import { gapText } from './page.js';

/** Characters that XML 1.0 has no place for, and halves of surrogate pairs. */
const NOT_XML = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]|\p{Cs}/gu;

export function docxRun(run: LetterRun, language: LetterLanguage, more: IRunOptions = {}): TextRun {
  const text = (run.gap ? gapText(run.text) : run.text).replace(NOT_XML, '');
  return new TextRun({
    text,
    language: languageTag(language),
    ...(run.bold && { bold: true }),
    ...(run.italic && { italics: true }),
    ...(run.gap && { highlight: 'yellow' }),
    ...(isRightToLeft(text, language) && { rightToLeft: true }),
    ...more,
  });
}

export function docxRuns(runs: readonly LetterRun[], language: LetterLanguage, more?: IRunOptions): TextRun[] {
  return runs.map((run) => docxRun(run, language, more));
}
