/** A letter as it crosses the wire: the document that the screen, DOCX and PDF are drawn from. */
export type {
  LetterBlock,
  LetterDirection,
  LetterDocument,
  LetterForm,
  LetterLanguage,
  LetterPart,
  LetterRun,
} from '@demarche/domain/letter-document';
export type { LetterField, LetterFieldSource } from '@demarche/domain/letter-fields';
export type { LetterTemplate, TemplateProblem } from '@demarche/domain/letter-template';
