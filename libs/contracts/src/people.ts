import type { IsoDate } from '@demarche/domain/dates';
import type { InstitutionKind } from '@demarche/domain/institution';
import type { LetterLanguage } from '@demarche/domain/letter-document';
import type { LawfulGround } from '@demarche/domain/person';
import type { LabelInput, LabelView, RecordStamp, StateRef } from './common.js';

/** GET /api/people?q=&state=&post=&after=&limit= ; by name. `state`, `post`: who holds one of its posts, or this one, today. GET /api/people/:id */
export interface PersonView extends LabelView, RecordStamp {
  id: string;
  name: string;
  email: string | null;
  phone: string | null;
  languages: string[];
  /** Where the personal data come from. */
  source: string | null;
  /** Where and when we first met them. */
  metAt: string | null;
  /** Why we may keep them. */
  lawfulGround: LawfulGround | null;
  /** How letters address them, a language each. */
  addresses: PersonAddress[];
  /** Posts held today first. */
  posts: HeldPost[];
  demo: boolean;
  mayWrite: boolean;
}
/** "Excellency," and "H.E. Ms. Officer C": salutation and form of address in one language. */
export interface PersonAddress {
  language: LetterLanguage;
  salutation: string | null;
  formOfAddress: string | null;
}
export interface HeldPost {
  holdingId: string;
  post: PostRef;
  from: IsoDate;
  to: IsoDate | null;
  /** Of this time in the post, not of the person. */
  version: number;
}
export interface PostRef {
  id: string;
  /** Function and institution: "Disarmament counsellor, Permanent Mission of Angola, Geneva". */
  title: string;
  state: StateRef | null;
}
export interface CreatePersonRequest extends LabelInput {
  name: string;
  email?: string | null;
  phone?: string | null;
  languages?: string[];
  source?: string | null;
  metAt?: string | null;
  lawfulGround?: LawfulGround | null;
  /** All of them: a language that is not named has none. */
  addresses?: PersonAddress[];
  /** A post held from a day, made together with the person. */
  holding?: { postId: string; from: IsoDate; to?: IsoDate | null };
}
export interface UpdatePersonRequest extends Partial<Omit<CreatePersonRequest, 'holding'>> {
  version: number;
}
/** POST /api/people/:id/holdings ; PATCH /api/people/:id/holdings/:holdingId ; both answer the PersonView. */
export interface CreateHoldingRequest {
  postId: string;
  from: IsoDate;
  to?: IsoDate | null;
}
export interface UpdateHoldingRequest {
  version: number;
  from?: IsoDate;
  to?: IsoDate | null;
}

/** GET /api/posts?q=&state=&institution=&vacant=true|false&after=&limit= ; by title. GET /api/posts/:id */
export interface PostView extends LabelView, RecordStamp {
  id: string;
  function: string;
  title: string;
  institution: { id: string; name: string; kind: InstitutionKind; city: string | null };
  state: StateRef | null;
  email: string | null;
  /** Who holds it today, of those this reader may see. */
  holders: { id: string; name: string; from: IsoDate }[];
  demo: boolean;
  mayWrite: boolean;
}
export interface CreatePostRequest extends LabelInput {
  function: string;
  /** An institution that exists, or a new one. */
  institutionId?: string;
  institution?: CreateInstitutionRequest;
  email?: string | null;
}
export interface CreateInstitutionRequest {
  name: string;
  kind: InstitutionKind;
  state?: string | null;
  city?: string | null;
}
export interface UpdatePostRequest extends LabelInput {
  version: number;
  function?: string;
  email?: string | null;
}
/** GET /api/institutions?q=&state=&after=&limit= ; by name. POST /api/institutions answers the one that stands there already, if one does. */
export interface InstitutionView {
  id: string;
  name: string;
  kind: InstitutionKind;
  city: string | null;
  state: StateRef | null;
}
