import type { AttentionGroup } from '@demarche/domain/attention';
import type { IsoDate } from '@demarche/domain/dates';
import type { InstitutionKind } from '@demarche/domain/institution';
import type { AddresseeFault, AddresseeState, LetterBatchStatus, LetterBatchStep } from '@demarche/domain/letter-batch';
import type { LetterChannel, LetterStatus } from '@demarche/domain/letter-course';
import type { LetterForm, LetterLanguage } from '@demarche/domain/letter-document';
import type { TreatyStatus } from '@demarche/domain/treaty-terms';
import type { LabelInput, LabelView, OfficeRef, RecordStamp, StateRef, UserRef } from './common.js';

export type { AddresseeFault, AddresseeState, LetterBatchStatus, LetterBatchStep };

/** What a batch is written from: one text a language, all of one form. */
export interface BatchTexts {
  templateIds: string[];
  /** Taken where no language of an addressee is known, or none that there is a text in. */
  otherwise?: LetterLanguage;
  /** What fills the gaps of all its letters, by the words of the gap. */
  asked?: Record<string, string>;
  signatoryId?: string | null;
  signatoryTitle?: string | null;
  place?: string | null;
}

/** POST /api/letter-batches/check : nothing is written. To the States that match, those that are named, or both. */
export interface CheckBatchRequest extends BatchTexts {
  /** As GET /api/states takes them. */
  filter?: {
    status?: TreatyStatus[];
    region?: string[];
    group?: string[];
    membership?: string[];
    vote?: string[];
    attention?: AttentionGroup[];
    q?: string;
  };
  states?: string[];
  /** Which institutions of a State are written to; default its permanent missions. */
  institution?: InstitutionKind;
  /** Posts in this city come first. */
  city?: string;
  /** What was chosen for some of them. */
  choices?: AddresseeChoice[];
}
export interface AddresseeChoice {
  state: string;
  /** Another post than the usual one. */
  postId?: string;
  language?: LetterLanguage;
  /** Written to all the same, though the post is vacant, say. */
  anyway?: boolean;
}

export interface BatchCheck {
  form: LetterForm;
  /** One a State, by name. */
  addressees: AddresseeCheck[];
  ready: number;
  toDecide: number;
  stopped: number;
}
export interface AddresseeCheck {
  state: StateRef;
  /** The post it would go to. */
  post: PostChoice | null;
  language: LetterLanguage | null;
  faults: AddresseeFault[];
  /** The fields that neither the register knows nor anybody filled in. */
  gaps: string[];
  standing: AddresseeState;
  /** Posts of that State to choose from, the usual one first. */
  posts: PostChoice[];
}
export interface PostChoice {
  id: string;
  title: string;
  institution: InstitutionKind;
  city: string | null;
  person: UserRef | null;
  bouncedOn: IsoDate | null;
}

/** POST /api/letter-batches : a job makes the letters, all of them or none. Header `idempotency-key` as elsewhere. */
export interface CreateBatchRequest extends BatchTexts, LabelInput {
  /** How the batch is called. */
  name: string;
  addressees: BatchAddressee[];
  enclosures?: string[];
  replyWeeks?: number | null;
}
export interface BatchAddressee {
  state: string;
  postId: string;
  language: LetterLanguage;
  anyway?: boolean;
}

/** GET /api/letter-batches?after=&limit= ; the latest first. GET /api/letter-batches/:id . Its letters: GET /api/letters?batch= */
export interface LetterBatchView extends LabelView, RecordStamp {
  id: string;
  treaty: string;
  name: string;
  form: LetterForm;
  status: LetterBatchStatus;
  /** Of the letters that its reader may see. */
  letters: number;
  /** The same by where they stand; no entry for none. */
  counts: Partial<Record<LetterStatus, number>>;
  /** While it is made, and to whoever began it alone. */
  progress: { done: number; total: number } | null;
  /** Why nothing was made. */
  failure: { code: string; detail: string; state: string | null } | null;
  office: OfficeRef | null;
  owner: UserRef | null;
  /** What its reader may do with all its letters now. */
  steps: LetterBatchStep[];
  mayCancel: boolean;
  demo: boolean;
  mayWrite: boolean;
}

/** POST /api/letter-batches/:id/cancel */
export interface CancelBatchRequest {
  version: number;
}
/** POST /api/letter-batches/:id/steps/:step : all its letters that the actor may see, or none. */
export interface BatchStepRequest {
  version: number;
  /** `send` with it clears and signs what is still a draft. */
  withEarlier?: boolean;
  on?: IsoDate;
  channel?: LetterChannel;
  /** Demanded by `void`. */
  reason?: string;
}
