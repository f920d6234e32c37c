import type { FieldProblem } from '@demarche/contracts/common';
import type { LetterDraft } from './letter-draft';

const LETTER_FIELDS = [
  'state',
  'post',
  'person',
  'origin',
  'on',
  'theirRef',
  'answers',
  'template',
  'form',
  'language',
  'subject',
  'body',
  'asked',
  'place',
  'signatory',
  'replyWeeks',
  'enclosures',
  'files',
  'label',
] as const;
/** Where an error stands, in the order of the form. A gap to fill by hand is `asked.<its words>`. */
export type LetterField = (typeof LETTER_FIELDS)[number] | `asked.${string}`;
/** `key` is looked up under `letters.missing`; `text` is what the server says, already words. */
export type LetterError = { readonly key: string } | { readonly text: string };
export type LetterErrors = Partial<Record<LetterField, LetterError>>;

/** What has to be entered before a letter can be kept. A draft of ours may be unfinished: it is looked at before it is cleared. */
export function missingIn(draft: LetterDraft): LetterErrors {
  const errors: LetterErrors = {};
  if (draft.kind === 'own') {
    if (!draft.state && !draft.post && !draft.person) errors.state = { key: 'addressee' };
    return errors;
  }
  if (!draft.state && !draft.post) errors.state = { key: draft.kind === 'received' ? 'sender' : 'addressee' };
  if (!draft.subject.trim() && !draft.theirRef.trim()) errors.subject = { key: 'subject' };
  return errors;
}

/** Paths in the request, longest first, and the field of the form they belong to. */
const PATHS: Readonly<Record<string, LetterField>> = {
  state: 'state',
  postId: 'post',
  personId: 'person',
  origin: 'origin',
  receivedOn: 'on',
  sentOn: 'on',
  channel: 'on',
  theirRef: 'theirRef',
  answersId: 'answers',
  templateId: 'template',
  form: 'form',
  language: 'language',
  subject: 'subject',
  body: 'body',
  place: 'place',
  signatoryId: 'signatory',
  signatoryTitle: 'signatory',
  replyWeeks: 'replyWeeks',
  enclosures: 'enclosures',
  attachmentIds: 'files',
  label: 'label',
  labelReason: 'label',
  caveats: 'label',
  access: 'label',
};

/** What the server said about fields, at the fields; what belongs to none of them comes back in `rest`. */
export function serverErrors(problems: readonly FieldProblem[]): { errors: LetterErrors; rest: string[] } {
  const errors: LetterErrors = {};
  const rest: string[] = [];
  for (const { field, message } of problems) {
    const [head = '', ...tail] = field.split('.');
    const place: LetterField | undefined = head === 'asked' ? `asked.${tail.join('.')}` : PATHS[head];
    if (place === undefined) rest.push(message);
    else errors[place] ??= { text: message };
  }
  return { errors, rest };
}

/** The first field with an error, top to bottom: where the focus goes. */
export function firstError(errors: LetterErrors): LetterField | undefined {
  const fields = Object.keys(errors) as LetterField[];
  const rank = (field: LetterField) => LETTER_FIELDS.findIndex((one) => one === field.split('.')[0]);
  return fields.sort((a, b) => rank(a) - rank(b))[0];
}
