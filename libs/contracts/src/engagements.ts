import type { Instant, IsoDate } from '@demarche/domain/dates';
import type { EngagementKind, EngagementStatus, OrganisationRole } from '@demarche/domain/engagement';
import type { AttachmentRef } from './files.js';
import type { LabelInput, LabelView, OfficeRef, RecordStamp, StateRef, UserRef } from './common.js';

/**
 * GET /api/engagements?treaty=&state=&kind=&status=&label=&person=&office=&user=&from=&to=&q=&order=&after=&limit= ; latest first,
 * with `order=earliest` the other way round. `state`, `kind`, `status` and `label` may be repeated (any of).
 * GET /api/engagements/:id
 */
export interface EngagementView extends LabelView, RecordStamp {
  id: string;
  treaty: string;
  kind: EngagementKind;
  status: EngagementStatus;
  /** The calendar day where it took or takes place. */
  on: IsoDate;
  /** `HH:mm` on the clock of `zone`; both or neither. */
  time: string | null;
  zone: string | null;
  place: string | null;
  title: string;
  summary: string | null;
  outcome: string | null;
  states: StateRef[];
  /** Null where the Chatham House caveat masks the attribution from this reader. */
  peopleMet: PersonMet[] | null;
  ourPeople: { user: UserRef; office: OfficeRef | null }[] | null;
  organisations: { institution: { id: string; name: string }; role: OrganisationRole }[] | null;
  attachments: AttachmentRef[];
  /** The letter that this contact is, where it is one of the register. */
  letterId: string | null;
  office: OfficeRef | null;
  owner: UserRef | null;
  demo: boolean;
  /** Whether this reader may change it. */
  mayWrite: boolean;
}
export interface PersonMet {
  person: { id: string; name: string };
  post: { id: string; title: string } | null;
}

/**
 * GET /api/engagements/counts?treaty=&state=&kind=&status=&from=&to=&after=&limit= ; by State, month and kind. Lists may be
 * repeated (any of); `from` and `to` are months, both included.
 */
export interface EngagementCount {
  state: StateRef;
  /** `YYYY-MM` */
  month: string;
  kind: EngagementKind;
  /** Of those that count for the reader: also what may be counted and not read. */
  count: number;
}

/** POST /api/engagements. The header `idempotency-key` (a UUID) makes a repeated request answer with what the first made. */
export interface CreateEngagementRequest extends LabelInput {
  kind: EngagementKind;
  status?: EngagementStatus;
  on: IsoDate;
  time?: string | null;
  zone?: string | null;
  place?: string | null;
  /** Default: the kind and the place. */
  title?: string;
  summary?: string | null;
  outcome?: string | null;
  /** ISO 3166 alpha-3, one to 197. */
  states: string[];
  peopleMet?: { personId: string; postId?: string | null }[];
  ourPeople?: { userId: string; officeId?: string | null }[];
  organisations?: { institutionId: string; role: OrganisationRole }[];
  /** Files of the writer that hang on nothing yet (POST /api/files), or that hang on this engagement already; at most 50. */
  attachmentIds?: string[];
  /** A task made in the same transaction. */
  followUp?: FollowUpInput | null;
}
export interface FollowUpInput {
  title: string;
  dueOn: IsoDate;
  assigneeUserId?: string;
  assigneeOfficeId?: string;
}
export interface EngagementCreated {
  engagement: EngagementView;
  followUpTaskId: string | null;
  /** Planned contacts of other offices with the same States within 30 days that this reader may see; both offices are told. */
  overlaps: PlannedOverlap[];
}
export interface PlannedOverlap {
  engagementId: string;
  state: StateRef;
  on: IsoDate;
  title: string;
  /** Null where the Chatham House caveat masks the attribution from this reader. */
  office: OfficeRef | null;
}
/**
 * PATCH /api/engagements/:id ; only what is given changes. Held, cancelled and planned again are changes of `status`. A list given
 * here takes the place of the one that stood, besides people whom the writer may not see: they stay.
 * DELETE /api/engagements/:id with `{ version }` takes back what was logged by mistake.
 */
export interface UpdateEngagementRequest extends Partial<Omit<CreateEngagementRequest, 'followUp'>> {
  version: number;
}
/** GET /api/engagements/overlaps?states=AGO,KEN&on= : asked while a contact is being planned. */
export interface OverlapList {
  items: PlannedOverlap[];
  next: null;
}
export type { Instant };
