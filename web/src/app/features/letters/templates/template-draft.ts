import type { CreateLetterTemplateRequest, LetterTemplateView } from '@demarche/contracts/letters';
import { LETTER_FORMS, LETTER_LANGUAGES, type LetterForm, type LetterLanguage } from '@demarche/domain/letter-document';
import { templateProblems } from '@demarche/domain/letter-template';

/** A template as it is being written. Plain JSON: kept on the device at every change. */
export interface TemplateDraft {
  readonly name: string;
  readonly form: LetterForm;
  readonly language: LetterLanguage;
  readonly subject: string;
  readonly body: string;
}
export const EMPTY_TEMPLATE: TemplateDraft = {
  name: '',
  form: 'note_verbale',
  language: 'en',
  subject: '',
  body: '',
};

export function draftOf({ name, form, language, subject, body }: LetterTemplateView): TemplateDraft {
  return { name, form, language, subject, body };
}

export function isTemplateDraft(value: unknown): value is TemplateDraft {
  if (typeof value !== 'object' || value === null) return false;
  const draft = value as Record<keyof TemplateDraft, unknown>;
  return (
    [draft.name, draft.subject, draft.body].every((text) => typeof text === 'string') &&
    LETTER_FORMS.some((one) => one === draft.form) &&
    LETTER_LANGUAGES.some((one) => one === draft.language)
  );
}

export type TemplateField = 'name' | 'subject' | 'body';

/** Where the form has to be looked at before it is saved; a slip in the text is named at its line by the editor. */
export function faultsIn(draft: TemplateDraft): TemplateField[] {
  const slips = new Set(templateProblems(draft).map((problem) => problem.in));
  const faults: TemplateField[] = [];
  if (!draft.name.trim()) faults.push('name');
  if (slips.has('subject')) faults.push('subject');
  if (!draft.body.trim() || slips.has('body')) faults.push('body');
  return faults;
}

export function requestOf(draft: TemplateDraft): CreateLetterTemplateRequest {
  return { ...draft, name: draft.name.trim(), subject: draft.subject.trim() };
}
