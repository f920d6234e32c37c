import type { FieldProblem } from '@demarche/contracts/common';
import type { IsoDate } from '@demarche/domain/dates';
import type { ContactDraft } from './contact-draft';
import { statusOf } from './contact-request';

const CONTACT_FIELDS = [
  'states',
  'kind',
  'on',
  'time',
  'place',
  'who',
  'note',
  'files',
  'followUp',
  'followUpDue',
  'label',
] as const;
/** Where an error stands, in the order of the form. */
export type ContactField = (typeof CONTACT_FIELDS)[number];
/** `key` is looked up under `contact.missing`; `text` is what the server says, already words. */
export type ContactError = { readonly key: string } | { readonly text: string };
export type ContactErrors = Partial<Record<ContactField, ContactError>>;

/** What still has to be entered before the contact can be sent. Empty when nothing is missing. */
export function missingIn(draft: ContactDraft, today: IsoDate): ContactErrors {
  const errors: ContactErrors = {};
  if (draft.states.length === 0) errors.states = { key: 'states' };
  if (statusOf(draft.on, today) === 'held' && !draft.note.trim()) errors.note = { key: 'note' };
  if (draft.followUp && !draft.followUpFor) errors.followUp = { key: 'followUpFor' };
  return errors;
}

/** Paths in the request, longest first, and the field of the form they belong to. */
const PATHS: readonly (readonly [path: string, field: ContactField])[] = [
  ['followUp.dueOn', 'followUpDue'],
  ['followUp', 'followUp'],
  ['peopleMet', 'who'],
  ['states', 'states'],
  ['summary', 'note'],
  ['attachmentIds', 'files'],
  ['kind', 'kind'],
  ['status', 'on'],
  ['on', 'on'],
  ['time', 'time'],
  ['zone', 'time'],
  ['place', 'place'],
  ['label', 'label'],
  ['labelReason', 'label'],
  ['caveats', 'label'],
  ['access', 'label'],
];

/** What the server said about fields, at the fields; what belongs to none of them comes back in `rest`. */
export function serverErrors(problems: readonly FieldProblem[]): { errors: ContactErrors; rest: string[] } {
  const errors: ContactErrors = {};
  const rest: string[] = [];
  for (const { field, message } of problems) {
    const known = PATHS.find(([path]) => field === path || field.startsWith(`${path}.`));
    if (!known) rest.push(message);
    else errors[known[1]] ??= { text: message };
  }
  return { errors, rest };
}

/** The first field with an error, top to bottom: where the focus goes. */
export function firstError(errors: ContactErrors): ContactField | undefined {
  return CONTACT_FIELDS.find((field) => errors[field] !== undefined);
}
