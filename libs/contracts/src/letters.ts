import type { IsoDate } from '@demarche/domain/dates';
import type {
  LetterChannel,
  LetterCourse,
  LetterOrigin,
  LetterStatus,
  LetterStep,
} from '@demarche/domain/letter-course';
import type { LetterDocument, LetterForm, LetterLanguage } from '@demarche/domain/letter-document';
import type { AttachmentRef } from './files.js';
import type { LabelInput, LabelView, OfficeRef, RecordStamp, StateRef, UserRef } from './common.js';

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
export type { LetterChannel, LetterCourse, LetterOrigin, LetterStatus, LetterStep };

/**
 * GET /api/letters?course=&status=&form=&origin=&state=&post=&office=&language=&awaiting=any|overdue&batch=&ref=&q=&from=&to=
 *   &after=&limit= ; the latest first. GET /api/letters/:id
 * What attributes is null where Chatham House masks it: reference, addressee, office, signatory, owner.
 */
export interface LetterView extends LabelView, RecordStamp {
  id: string;
  treaty: string;
  course: LetterCourse;
  origin: LetterOrigin;
  form: LetterForm;
  /** As its reader may see it: an answer closed to the reader has not come. */
  status: LetterStatus;
  ourRef: string | null;
  theirRef: string | null;
  state: StateRef | null;
  /** Of an outgoing letter the addressee, of an incoming one the sender. */
  post: { id: string; title: string } | null;
  person: { id: string; name: string } | null;
  office: OfficeRef | null;
  signatory: (UserRef & { title: string | null }) | null;
  /** The city from which it is dated. */
  place: string | null;
  language: LetterLanguage;
  templateId: string | null;
  /** What it is about. Of a letter of ours in the merge language; `title` is how it reads, once it is cleared. */
  subject: string;
  title: string;
  /** Of a letter of ours in the merge language. */
  body: string;
  /** What was filled into the gaps of the text, by the words of the gap. */
  asked: Record<string, string>;
  /** What goes with it, in words. */
  enclosures: string[];
  /** What goes with it, as files; none to who may not see who wrote to whom. */
  attachments: AttachmentRef[];
  on: IsoDate;
  sentOn: IsoDate | null;
  receivedOn: IsoDate | null;
  channel: LetterChannel | null;
  acknowledgedOn: IsoDate | null;
  repliedOn: IsoDate | null;
  chases: number;
  chasedOn: IsoDate | null;
  voidReason: string | null;
  /** Weeks after which an answer is chased; null: none is awaited. */
  replyWeeks: number | null;
  /** Null once it came, or none is awaited. */
  replyDueOn: IsoDate | null;
  answers: LetterRef | null;
  answeredBy: LetterRef[];
  engagementId: string | null;
  /** Those it was written together with; a letter is as closed as its batch. */
  batchId: string | null;
  owner: UserRef | null;
  /** What its reader may do with it now. */
  steps: LetterStep[];
  demo: boolean;
  mayWrite: boolean;
}
export interface LetterRef {
  id: string;
  ourRef: string | null;
  subject: string;
  on: IsoDate;
}

/** What of a letter is written; also as PATCH /api/letters/:id while it is a draft. */
export interface LetterContent extends LabelInput {
  form?: LetterForm;
  state?: string | null;
  postId?: string | null;
  personId?: string | null;
  signatoryId?: string | null;
  signatoryTitle?: string | null;
  place?: string | null;
  language?: LetterLanguage;
  subject?: string;
  body?: string;
  asked?: Record<string, string>;
  enclosures?: string[];
  /** Files: the writer's own that hang on nothing yet, and those that hang on it, in their order. */
  attachmentIds?: string[];
  theirRef?: string | null;
  replyWeeks?: number | null;
}
/** POST /api/letters : a draft of ours. With a template its form, language, subject and body are what is not said here. */
export interface CreateLetterRequest extends LetterContent {
  templateId?: string;
  /** The letter it answers. */
  answersId?: string | null;
}
/** POST /api/letters/received : a letter to us. One that answers a letter of ours stops its clock. */
export interface RegisterIncomingRequest extends Omit<LetterContent, 'asked' | 'signatoryId' | 'signatoryTitle'> {
  receivedOn: IsoDate;
  channel?: LetterChannel | null;
  answersId?: string | null;
}
/** POST /api/letters/of-others : a letter that the depositary or a partner sent. */
export interface RegisterOfOthersRequest extends Omit<LetterContent, 'asked' | 'signatoryId' | 'signatoryTitle'> {
  origin: Exclude<LetterOrigin, 'own'>;
  sentOn: IsoDate;
}
/** POST /api/letters/preview : how a text would read today. Nothing is written. */
export type LetterPreviewRequest = Pick<
  LetterContent,
  | 'form'
  | 'language'
  | 'state'
  | 'postId'
  | 'personId'
  | 'signatoryId'
  | 'signatoryTitle'
  | 'place'
  | 'subject'
  | 'body'
  | 'asked'
> & {
  /** A draft that is being changed: its office and its reference, where it has one already. */
  letterId?: string;
};
export interface UpdateLetterRequest extends LetterContent {
  version: number;
}
/** POST /api/letters/:id/steps/:step */
export interface LetterStepRequest {
  version: number;
  /** The day it happened; default today. */
  on?: IsoDate;
  channel?: LetterChannel;
  /** Demanded by `void`. */
  reason?: string;
}

/** GET /api/letters/:id/document : the letter as it reads; a draft as it would be cleared today. */
export interface LetterDocumentView {
  document: LetterDocument;
  /** What still has to be known or filled in before it is cleared. */
  gaps: { field: string; kind: 'ask' | 'missing' }[];
}

/** GET /api/letter-templates?form=&language= ; by name. GET, POST, PATCH, DELETE /api/letter-templates/:id */
export interface LetterTemplateView {
  id: string;
  treaty: string;
  form: LetterForm;
  language: LetterLanguage;
  name: string;
  subject: string;
  body: string;
  /** Comes with the treaty's pack: copied, not changed. */
  ofPack: boolean;
  version: number;
}
export interface CreateLetterTemplateRequest {
  form: LetterForm;
  language: LetterLanguage;
  name: string;
  subject?: string;
  body: string;
}
export interface UpdateLetterTemplateRequest extends Partial<CreateLetterTemplateRequest> {
  version: number;
}
