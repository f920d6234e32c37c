import type { MailKind, MailOutcome, MailRemark, MailState, MailWay } from '@demarche/domain/incoming-mail';
import type { Instant, IsoDate, LabelInput, LabelView, OfficeRef, RecordStamp, StateRef, UserRef } from './common.js';
import type { AttachmentRef } from './files.js';
import type { LetterRef, RegisterIncomingRequest } from './letters.js';
import type { CreateEngagementRequest } from './engagements.js';

export type { MailKind, MailOutcome, MailRemark, MailState, MailWay };

export interface MailAddress {
  name: string;
  /** Empty where it was none. */
  address: string;
}

/**
 * GET /api/incoming-mails?state=waiting|saved|rejected&after=&limit= ; the latest first. Only who sent it in, or the office whose
 * mailbox it came to, sees a mail.
 */
export interface IncomingMailSummary extends LabelView, RecordStamp {
  id: string;
  way: MailWay;
  kind: MailKind;
  state: MailState;
  from: MailAddress | null;
  subject: string;
  /** As the mail says; null where it does not, or cannot be believed. */
  sentAt: Instant | null;
  receivedAt: Instant;
  /** How many files it carries. */
  files: number;
  /** Whose mailbox it came to; null: its sender-in's alone. */
  office: OfficeRef | null;
  outcome: MailOutcome | null;
  demo: boolean;
  mayWrite: boolean;
}

/** A file of the mail that was not kept, and why. */
export interface LeftOutFile {
  name: string;
  code: string;
  message: string;
}
/** What the report of a mail server says of an address that was written to. */
export interface BouncedAddress {
  address: string;
  /** As RFC 3463 writes it: `5.1.1`. */
  status: string | null;
  reason: string | null;
}

/** GET /api/incoming-mails/:id. Plain text: nothing of the mail is ever run or loaded from elsewhere. */
export interface IncomingMailView extends IncomingMailSummary {
  to: MailAddress[];
  /** What its sender says. */
  text: string;
  /** The thread below, folded. */
  quoted: string;
  attachments: AttachmentRef[];
  leftOut: LeftOutFile[];
  remarks: MailRemark[];
  bounced: BouncedAddress[];
  /** Whoever uploaded it. */
  owner: UserRef | null;
  /** The record that it became, or that was made of the same message before, where the reader may see it. */
  record: { kind: 'letter' | 'engagement'; id: string; title: string } | null;
  /** While it waits. */
  proposal: MailProposal | null;
}

/** From what the State was told. */
export type MailStateSource = 'letter' | 'post' | 'person' | 'institution' | 'domain';
export interface MailProposal {
  as: MailOutcome;
  on: IsoDate;
  state: (StateRef & { by: MailStateSource }) | null;
  people: { id: string; name: string }[];
  posts: { id: string; title: string; state: StateRef | null }[];
  /** Letters of ours that it may answer, or be the copy of; the likeliest first. */
  letters: (LetterRef & { by: 'message' | 'reference' | 'subject' })[];
}

/** POST /api/incoming-mails: multipart/form-data with one part `file`, an .eml of at most 50 MB. */
export interface IncomingMailReceived {
  mail: IncomingMailView;
  /** False: the same message was here already. */
  isNew: boolean;
}

interface OfMail {
  version: number;
  /** Of its files those that the record keeps; absent: all. */
  attachmentIds?: string[];
}
/**
 * POST /api/incoming-mails/:id/letter : a letter to us. What is not said here is as the mail says: form `email`, its day, subject
 * and text. One that answers a letter of ours stops its clock.
 */
export interface SaveMailAsLetterRequest extends Omit<RegisterIncomingRequest, 'receivedOn' | 'attachmentIds'>, OfMail {
  receivedOn?: IsoDate;
}
/** POST /api/incoming-mails/:id/contact : a contact of the kind `email`. */
export interface SaveMailAsContactRequest extends LabelInput, OfMail {
  states: string[];
  on?: IsoDate;
  title?: string;
  summary?: string | null;
  peopleMet?: CreateEngagementRequest['peopleMet'];
}
/** POST /api/incoming-mails/:id/copy : it is a letter of ours as it went out; answers to it are known by its Message-ID. */
export interface SaveMailAsCopyRequest {
  version: number;
  letterId: string;
}
/** POST /api/incoming-mails/:id/bounce (marks the addresses it reports), /reject, /restore (takes back what was decided), /forget */
export interface MailStepRequest {
  version: number;
}
