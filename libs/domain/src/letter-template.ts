import { LETTER_FORMS, LETTER_LANGUAGES, type LetterForm, type LetterLanguage } from './letter-document.js';
import { KNOWN_FIELDS } from './letter-fields.js';
import { checkMerge } from './merge/merge-check.js';
import type { MergeProblem } from './merge/merge-problem.js';

/** A letter to begin from. Subject and body are written in the merge language. */
export interface LetterTemplate {
  readonly form: LetterForm;
  readonly language: LetterLanguage;
  readonly name: string;
  readonly subject: string;
  readonly body: string;
}

/** A problem of a template, and in which of its two texts it is. */
export type TemplateProblem = MergeProblem & { readonly in: 'subject' | 'body' };

/** Everything that is wrong with a template's texts; empty: it may be saved. */
export function templateProblems({ subject, body }: Pick<LetterTemplate, 'subject' | 'body'>): TemplateProblem[] {
  return [
    ...checkMerge(subject, KNOWN_FIELDS).map((problem) => ({ ...problem, in: 'subject' as const })),
    ...checkMerge(body, KNOWN_FIELDS).map((problem) => ({ ...problem, in: 'body' as const })),
  ];
}

/**
 * A template as a pack's file holds it: lines `form:`, `language:`, `name:`, and `subject:` where it has one, a line of
 * three dashes, the body. Throws on a file that is not so.
 */
export function readTemplateFile(text: string): LetterTemplate {
  const [head = '', ...rest] = text.replace(/\r\n/g, '\n').split(/^---\n/m);
  const lines = head.trim().split('\n');
  const fields = new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
    }),
  );
  const form = LETTER_FORMS.find((each) => each === fields.get('form'));
  const language = LETTER_LANGUAGES.find((each) => each === fields.get('language'));
  const name = fields.get('name');
  if (!form || !language || !name || rest.length === 0)
    throw new Error('A template names its form, language and name.');
  return { form, language, name, subject: fields.get('subject') ?? '', body: rest.join('---\n').trim() };
}
