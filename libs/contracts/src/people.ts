import type { Instant, IsoDate } from '@demarche/domain/dates';
import type { FlagKind } from '@demarche/domain/flag';
import type { InstitutionKind } from '@demarche/domain/institution';
import type { LetterLanguage } from '@demarche/domain/letter-document';
import type { LawfulGround } from '@demarche/domain/person';
import type { LabelInput, LabelView, RecordStamp, StateRef } from './common.js';

/**
 * GET /api/people?q=&state=&institution=&post=&flag=&language=&bounced=&after=&limit= ; by name. `state`, `institution`, `post`:
 * who holds one of its posts, or this one, today. GET /api/people/:id
 */
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
  /** The day on which mail to the address last came back; null while it works. */
  bouncedOn: IsoDate | null;
  bounceReason: string | null;
  flags: FlagView[];
  /** Since when nothing is known of them any more. */
  erasedAt: Instant | null;
  /** Of what this reader may see; null where nothing is, or for who reads no derived values. */
  lastHeardOn: IsoDate | null;
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
/** POST /api/people/:id/erase ; cannot be undone */
export interface ErasePersonRequest {
  version: number;
  reason: string;
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

/** What a person or an institution is to the treaty. POST /api/people/:id/flags, /api/institutions/:id/flags */
export interface FlagView {
  id: string;
  kind: FlagKind;
  treaty: string;
  state: StateRef | null;
  /** How we know, and from where: for internal readers, null for the others. */
  evidence: string | null;
  source: string | null;
  from: IsoDate;
  to: IsoDate | null;
  version: number;
}
export interface CreateFlagRequest {
  kind: FlagKind;
  state?: string | null;
  evidence: string;
  source?: string | null;
  from: IsoDate;
  to?: IsoDate | null;
}
/** PATCH, DELETE /api/flags/:id */
export interface UpdateFlagRequest {
  version: number;
  evidence?: string;
  source?: string | null;
  from?: IsoDate;
  to?: IsoDate | null;
}

/**
 * GET /api/posts?q=&state=&institution=&vacant=true|false&attention=vacant|bounced|silent&after=&limit= ; by title.
 * GET /api/posts/:id ; GET /api/states/:iso3/contacts
 */
export interface PostView extends LabelView, RecordStamp {
  id: string;
  function: string;
  title: string;
  institution: { id: string; name: string; kind: InstitutionKind; city: string | null };
  state: StateRef | null;
  email: string | null;
  /** In which letters to it are written. */
  language: LetterLanguage | null;
  bouncedOn: IsoDate | null;
  bounceReason: string | null;
  /** Who holds it today, of those this reader may see. */
  holders: PostHolder[];
  /** Since when nobody holds it whom this reader may see; null while somebody does, and where nobody ever did. */
  vacantSince: IsoDate | null;
  lastHeardOn: IsoDate | null;
  /** Not heard of for a year. */
  silent: boolean;
  demo: boolean;
  mayWrite: boolean;
}
export interface PostHolder {
  id: string;
  name: string;
  from: IsoDate;
  holdingId: string;
  version: number;
  email: string | null;
  bouncedOn: IsoDate | null;
  languages: string[];
  addresses: PersonAddress[];
  flags: FlagView[];
}
/** GET /api/posts/:id/holdings ; the latest first */
export interface PostHoldingView {
  holdingId: string;
  person: { id: string; name: string };
  from: IsoDate;
  to: IsoDate | null;
  version: number;
}
/** POST /api/posts/:id/holder : the holders until now end the day before. Without a person nobody holds it yet. */
export interface SuccessionRequest {
  version: number;
  from: IsoDate;
  personId?: string;
  person?: CreatePersonRequest;
}
/** GET /api/states/:iso3/contacts : who is our contact there. */
export interface StateContacts {
  posts: PostView[];
  /** Whether there are more posts than these: GET /api/posts?state= tells them. */
  more: boolean;
  /** Focal points and champions for the State today. */
  flagged: { person: { id: string; name: string }; flag: FlagView }[];
  leadMinistries: { institution: { id: string; name: string }; flag: FlagView }[];
}
export interface CreatePostRequest extends LabelInput {
  function: string;
  /** An institution that exists, or a new one. */
  institutionId?: string;
  institution?: CreateInstitutionRequest;
  email?: string | null;
  language?: LetterLanguage | null;
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
  language?: LetterLanguage | null;
}
/** GET /api/institutions?q=&state=&kind=&after=&limit= ; by name. POST /api/institutions answers the one that stands there already, if one does. */
export interface InstitutionView {
  id: string;
  name: string;
  kind: InstitutionKind;
  city: string | null;
  state: StateRef | null;
  flags: FlagView[];
  version: number;
}
