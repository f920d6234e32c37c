import type { AttachmentRef } from '@demarche/contracts/files';
import type { LetterTemplateView, LetterView } from '@demarche/contracts/letters';
import type { IsoDate } from '@demarche/domain/dates';
import { LETTER_CHANNELS, type LetterChannel, type LetterOrigin } from '@demarche/domain/letter-course';
import { LETTER_FORMS, LETTER_LANGUAGES, type LetterForm, type LetterLanguage } from '@demarche/domain/letter-document';
import { USUAL_REPLY_WEEKS } from '@demarche/domain/letter-reference';
import { LABELS, type Label } from '@demarche/domain/labels';
import type { LabelValue } from '../../../ui/label-field/label-field';

/** Ours, one to us that is registered, one that the depositary or a partner sent. */
export const LETTER_KINDS = ['own', 'received', 'of_others'] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** A letter as it is being written or registered. Plain JSON: kept on the device at every change. */
export interface LetterDraft extends LabelValue {
  readonly kind: LetterKind;
  /** ISO 3166 alpha-3. */
  readonly state: string | null;
  readonly post: Named | null;
  readonly person: Named | null;
  readonly form: LetterForm;
  readonly language: LetterLanguage;
  readonly templateId: string | null;
  readonly subject: string;
  readonly body: string;
  /** What fills the gaps of the text, by the words of the gap. */
  readonly asked: Readonly<Record<string, string>>;
  readonly place: string;
  readonly signatory: Named | null;
  readonly signatoryTitle: string;
  /** What goes with it, a line each. */
  readonly enclosures: string;
  readonly files: readonly AttachmentRef[];
  /** Null: no answer is awaited. */
  readonly replyWeeks: number | null;
  readonly theirRef: string;
  /** The day it was received, or sent by somebody else. */
  readonly on: IsoDate;
  readonly channel: LetterChannel | null;
  readonly origin: Exclude<LetterOrigin, 'own'>;
  /** The letter that it answers. */
  readonly answers: Named | null;
}

export interface LetterDefaults {
  readonly today: IsoDate;
  readonly label: Label;
  readonly place: string;
  readonly state: string | null;
}

export function emptyLetter(kind: LetterKind, { today, label, place, state }: LetterDefaults): LetterDraft {
  return {
    kind,
    state,
    post: null,
    person: null,
    form: 'note_verbale',
    language: 'en',
    templateId: null,
    subject: '',
    body: '',
    asked: {},
    place: kind === 'own' ? place : '',
    signatory: null,
    signatoryTitle: '',
    enclosures: '',
    files: [],
    replyWeeks: USUAL_REPLY_WEEKS,
    theirRef: '',
    on: today,
    channel: null,
    origin: 'depositary',
    answers: null,
    label,
    caveats: [],
    users: [],
    offices: [],
  };
}

export function draftOf(letter: LetterView): LetterDraft {
  const { post, person, signatory, answers } = letter;
  return {
    kind: letter.origin !== 'own' ? 'of_others' : letter.course === 'incoming' ? 'received' : 'own',
    state: letter.state?.iso3 ?? null,
    post: post && { id: post.id, name: post.title },
    person: person && { id: person.id, name: person.name },
    form: letter.form,
    language: letter.language,
    templateId: letter.templateId,
    subject: letter.subject,
    body: letter.body,
    asked: letter.asked,
    place: letter.place ?? '',
    signatory: signatory && { id: signatory.id, name: signatory.name },
    signatoryTitle: signatory?.title ?? '',
    enclosures: letter.enclosures.join('\n'),
    files: letter.attachments,
    replyWeeks: letter.replyWeeks,
    theirRef: letter.theirRef ?? '',
    on: letter.receivedOn ?? letter.sentOn ?? letter.on,
    channel: letter.channel,
    origin: letter.origin === 'partner' ? 'partner' : 'depositary',
    answers: answers && { id: answers.id, name: answers.ourRef ?? answers.subject },
    label: letter.label,
    caveats: letter.caveats,
    users: [],
    offices: [],
  };
}

/** What a template brings: its text where nothing was written yet, or where it is asked to. */
export function withTemplate(
  draft: LetterDraft,
  { id, form, language, subject, body }: LetterTemplateView,
): Partial<LetterDraft> {
  return { templateId: id, form, language, body, subject: subject || draft.subject };
}

/** True while nothing was entered that would be missed. */
export function isUntouched(draft: LetterDraft, fresh: LetterDraft): boolean {
  return JSON.stringify(draft) === JSON.stringify(fresh);
}

/** Proves what storage gives back: an older version of the form, or another hand, may have written it. */
export function isLetterDraft(value: unknown): value is LetterDraft {
  if (typeof value !== 'object' || value === null) return false;
  const draft = value as Record<keyof LetterDraft, unknown>;
  const texts = ['subject', 'body', 'place', 'signatoryTitle', 'enclosures', 'theirRef', 'on'] as const;
  const named = [draft.post, draft.person, draft.signatory, draft.answers];
  return (
    texts.every((key) => typeof draft[key] === 'string') &&
    named.every((one) => one === null || (typeof one === 'object' && 'id' in one && 'name' in one)) &&
    LETTER_KINDS.some((one) => one === draft.kind) &&
    LETTER_FORMS.some((one) => one === draft.form) &&
    LETTER_LANGUAGES.some((one) => one === draft.language) &&
    LABELS.some((one) => one === draft.label) &&
    (draft.channel === null || LETTER_CHANNELS.some((one) => one === draft.channel)) &&
    (draft.replyWeeks === null || typeof draft.replyWeeks === 'number') &&
    typeof draft.asked === 'object' &&
    draft.asked !== null &&
    [draft.files, draft.caveats, draft.users, draft.offices].every(Array.isArray)
  );
}

/** A draft as it is kept: with what it was begun from, so that it can be put upon what stands there by then. */
export interface KeptDraft {
  readonly draft: LetterDraft;
  readonly base: LetterDraft;
}
export function isKeptDraft(value: unknown): value is KeptDraft {
  if (typeof value !== 'object' || value === null) return false;
  const { draft, base } = value as Record<keyof KeptDraft, unknown>;
  return isLetterDraft(draft) && isLetterDraft(base);
}

/** What I changed, upon what somebody else made of it meanwhile. */
export function putUpon({ draft, base }: KeptDraft, theirs: LetterDraft): LetterDraft {
  const mine = Object.entries(draft).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(base[key as keyof LetterDraft]),
  );
  return { ...theirs, ...Object.fromEntries(mine) };
}
