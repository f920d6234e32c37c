import type {
  IncomingMailView,
  SaveMailAsContactRequest,
  SaveMailAsLetterRequest,
} from '@demarche/contracts/incoming-mail';
import type { IsoDate } from '@demarche/domain/dates';
import type { LabelValue } from '../../ui/label-field/label-field';

/** What a mail is to become. */
export type MailAs = 'letter' | 'contact' | 'copy' | 'bounce';

/** What is proposed of a mail, as its reader changes it before saying yes. */
export interface MailDraft extends LabelValue {
  readonly as: MailAs;
  readonly state: string | null;
  readonly post: string | null;
  readonly person: string | null;
  /** The letter of ours that it answers, or of which it is the copy. */
  readonly letter: string | null;
  readonly on: IsoDate;
  readonly subject: string;
  readonly text: string;
  /** Of its files those that are not kept. */
  readonly without: readonly string[];
}

/** What a letter and a contact hold at most. */
const MOST = { letter: 50_000, contact: 20_000 };

export function draftOf(mail: IncomingMailView, label: LabelValue): MailDraft {
  const { proposal } = mail;
  const as = proposal?.as ?? 'contact';
  return {
    ...label,
    as,
    state: proposal?.state?.iso3 ?? null,
    post: proposal?.posts[0]?.id ?? null,
    person: proposal?.people[0]?.id ?? null,
    letter: as === 'contact' || as === 'bounce' ? null : (proposal?.letters[0]?.id ?? null),
    on: proposal?.on ?? mail.receivedAt.slice(0, 10),
    subject: mail.subject,
    text: mail.text,
    without: [],
  };
}

export function isMailDraft(value: unknown): value is MailDraft {
  const draft = value as Partial<MailDraft> | null;
  return (
    typeof draft === 'object' &&
    draft !== null &&
    ['letter', 'contact', 'copy', 'bounce'].includes(draft.as ?? '') &&
    ['on', 'subject', 'text', 'label'].every((key) => typeof draft[key as keyof MailDraft] === 'string') &&
    [draft.without, draft.caveats, draft.users, draft.offices].every(Array.isArray)
  );
}

/** What must be chosen before the mail can be saved: the name of a field, or nothing. */
export function missingIn(draft: MailDraft): 'state' | 'letter' | null {
  if (draft.as === 'bounce') return null;
  if (draft.as === 'copy') return draft.letter ? null : 'letter';
  return draft.state || (draft.as === 'letter' && (draft.post || draft.letter)) ? null : 'state';
}

export function letterRequest(draft: MailDraft, mail: IncomingMailView): SaveMailAsLetterRequest {
  return {
    version: mail.version,
    ...labelOf(draft),
    ...(draft.state && { state: draft.state }),
    postId: draft.post,
    personId: draft.person,
    answersId: draft.letter,
    receivedOn: draft.on,
    subject: draft.subject.trim(),
    body: draft.text.slice(0, MOST.letter),
    attachmentIds: keptIn(draft, mail),
  };
}

export function contactRequest(draft: MailDraft, mail: IncomingMailView): SaveMailAsContactRequest {
  const title = draft.subject.trim();
  return {
    version: mail.version,
    ...labelOf(draft),
    states: draft.state ? [draft.state] : [],
    on: draft.on,
    ...(title && { title }),
    summary: draft.text.slice(0, MOST.contact) || null,
    ...(draft.person && { peopleMet: [{ personId: draft.person, postId: draft.post }] }),
    attachmentIds: keptIn(draft, mail),
  };
}

function keptIn({ without }: MailDraft, { attachments }: IncomingMailView): string[] {
  return attachments.map(({ id }) => id).filter((id) => !without.includes(id));
}

function labelOf({ label, caveats, users, offices }: MailDraft) {
  const isListed = label === 'restricted' || caveats.length > 0;
  const access = { userIds: users.map(({ id }) => id), officeIds: offices.map(({ id }) => id) };
  return { label, caveats: [...caveats], ...(isListed && { access }) };
}
