import type { Instant, IsoDate } from '@demarche/domain/dates';
import type {
  ActKind,
  BallotChoice,
  ConsentForm,
  TreatyStatus,
  VoteBody,
  VotePart,
} from '@demarche/domain/treaty-terms';
import type { AttentionGroup } from '@demarche/domain/attention';
import type { StatusChangeKind } from '@demarche/domain/status-changes';
import type { StateRef, UserRef, OfficeRef } from './common.js';
import type { EngagementView } from './engagements.js';
import type { TaskView } from './tasks.js';

/** What every answer about status carries. */
export interface AsAt {
  treaty: string;
  asAt: IsoDate;
  /** "status known to": the day of the data, when that is older than `asAt`; else null. */
  statusKnownTo: IsoDate | null;
}

/**
 * GET /api/states?treaty=&asAt=&status=&region=&group=&membership=&vote=&attention=&q=
 * Each filter may be repeated or comma separated (any of). `vote` is a choice in the latest counted plenary vote on the
 * whole text (`yes`), or `<year or symbol>:<choice>` (`2021:abstain`, `A/RES/76/47:no`).
 * `attention` is one of the three groups. `region` is an M49 region or sub-region, `group` a UN regional group or its
 * common short form, `membership` an organisation's code. What no State could have is refused: 400 `filter.unknown`.
 */
export interface StateListQuery {
  treaty?: string;
  asAt?: IsoDate;
  status?: string;
  region?: string;
  group?: string;
  membership?: string;
  vote?: string;
  attention?: AttentionGroup;
  q?: string;
}
export type { AttentionGroup };

/** All States that match, at most 197: no paging. */
export interface StateList extends AsAt {
  items: StateRow[];
  next: null;
  /** The counted plenary votes on the whole text up to `asAt`, oldest first: the columns of `votes`. */
  votes: VoteColumn[];
}
export interface VoteColumn {
  symbol: string;
  year: number;
  votedOn: IsoDate;
}
export interface StateRow extends StateRef {
  status: TreatyStatus;
  /** The day of the act that made the status; null for a State that never acted. */
  since: IsoDate | null;
  inForce: boolean;
  /** Null for who is not party, and where the treaty's rule is not known or the treaty is not in force. */
  inForceOn: IsoDate | null;
  /** The day it leaves, while a notice of withdrawal runs. */
  leavingOn: IsoDate | null;
  region: string;
  subRegion: string;
  group: string | null;
  memberships: string[];
  /** Symbol to choice; a vote the State was no member at is `not_member`. */
  votes: Record<string, BallotChoice>;
  attention: AttentionGroup[];
  /** Only for internal readers; null for nobody. */
  owner?: AssignmentView | null;
  /** Only for internal readers: computed from what this reader may see. */
  lastContactOn?: IsoDate | null;
}

export interface StatusCounts {
  party: number;
  signatory: number;
  not_party: number;
  withdrawn: number;
  /** How many of `party` are in force. */
  inForce: number;
  total: number;
}
/** GET /api/status-summary?treaty=&asAt= */
export interface StatusSummary extends AsAt {
  /** False where the pack knows no rule of entry into force: `inForce` is then not computed and 0. */
  inForceKnown: boolean;
  counts: StatusCounts;
  byRegion: GroupCounts[];
  byGroup: GroupCounts[];
  /** Parties on 31 December of each year since the treaty was opened, the last on `asAt`. */
  partiesByYear: { year: number; parties: number }[];
  attention: { group: AttentionGroup; count: number }[];
  /** The last State that joined up to `asAt`. */
  lastJoined: (StateRef & { on: IsoDate }) | null;
}
export interface GroupCounts extends StatusCounts {
  key: string;
}

/** GET /api/status-changes?treaty=&from=&to= : who joined or left in the days from `from` to `to`, both included. */
export interface StatusChanges {
  treaty: string;
  from: IsoDate;
  to: IsoDate;
  statusKnownTo: IsoDate | null;
  items: StatusChange[];
  next: null;
}
export interface StatusChange extends StateRef {
  on: IsoDate;
  /** `joined`: became party; `left`: was party, no longer; `signed`: became signatory. */
  change: StatusChangeKind;
  before: TreatyStatus;
  after: TreatyStatus;
  act: ActView;
}
export interface ActView {
  id: string;
  kind: ActKind;
  on: IsoDate;
  form: ConsentForm | null;
  /** When the act takes effect for the State, derived or published by the depositary. */
  effectiveOn: IsoDate | null;
  source: string;
  recordedAt: Instant;
}

/** GET /api/states/:iso3?treaty=&asAt= : one screen, one answer. */
export interface StateProfile extends AsAt, StateRef {
  formalName: string;
  names: { language: string; short: string; formal: string }[];
  region: string;
  subRegion: string;
  regionSource: string | null;
  group: string | null;
  capital: string | null;
  unMember: boolean;
  status: TreatyStatus;
  since: IsoDate | null;
  inForce: boolean;
  inForceOn: IsoDate | null;
  /** The day it leaves, while a notice of withdrawal runs. */
  leavingOn: IsoDate | null;
  /** Up to `asAt`, in the order in which they took effect. */
  acts: ActView[];
  /** What would follow if it deposited on `asAt`; null for parties. */
  ifDepositedToday: { depositedOn: IsoDate; inForceOn: IsoDate; deadlines: DeadlineView[] } | null;
  votes: StateVote[];
  /** Internal readers only; in no count. */
  quarantinedVotes?: QuarantinedStateVote[];
  facts: FactView[];
  meetings: ParticipationView[];
  memberships: { organisation: string; knownOn: IsoDate | null }[];
  otherTreaties: { treaty: string; name: string; status: TreatyStatus; since: IsoDate | null }[];
  coordinatorTerms: { theme: string; fromYear: number; toYear: number; source: string }[];
  /** Internal readers only. */
  assignment?: AssignmentView | null;
  lastContact?: { on: IsoDate; kind: string; engagementId: string } | null;
  /** What this reader may see: latest first, at most 20 each; the lists hold the rest. */
  engagements: EngagementView[];
  openTasks: TaskView[];
  counts: { engagements: number; openTasks: number };
}
/** `yearly`: due again every year on that day. */
export interface DeadlineView {
  key: string;
  on: IsoDate;
  yearly: boolean;
}
export interface StateVote {
  symbol: string;
  year: number;
  votedOn: IsoDate;
  body: VoteBody;
  part: VotePart;
  choice: BallotChoice;
}
/** A vote of a roll call in quarantine; year and day null where no such vote is recorded. */
export interface QuarantinedStateVote {
  symbol: string;
  year: number | null;
  votedOn: IsoDate | null;
  choice: BallotChoice;
}
export interface FactView {
  kind: string;
  detail: string;
  /** The last year it is about, and the first; both null where the source names none. */
  year: number | null;
  fromYear: number | null;
  asOf: IsoDate | null;
  source: string;
  reported: true;
  /** Older than a year at `asAt`. */
  stale: boolean;
}
export interface ParticipationView {
  /** As the source tells it: `9MSP`, or `MSP 2015-2019 (at least one)`. */
  meeting: string;
  fromYear: number;
  toYear: number;
  capacity: string;
  startsOn: IsoDate | null;
  source: string;
}
/** An office (and perhaps one officer) that looks after a State. */
export interface AssignmentView {
  id: string;
  state: StateRef;
  office: OfficeRef;
  user: UserRef | null;
  tier: 1 | 2 | 3;
  nextStep: string | null;
  nextStepDueOn: IsoDate | null;
  from: IsoDate;
  to: IsoDate | null;
  version: number;
}
/**
 * PUT /api/states/:iso3/assignment : the present assignment ends, the new one begins; where office and officer stay, tier and next
 * step change in place. GET /api/assignments?treaty=&office=&user=&state=&period=running|all&after=&limit= : internal readers, by State.
 */
export interface AssignStateRequest {
  treaty?: string;
  officeId: string;
  userId?: string | null;
  tier: 1 | 2 | 3;
  nextStep?: string | null;
  nextStepDueOn?: IsoDate | null;
  /** Of the present assignment; left out when there is none. */
  version?: number;
}

/** GET /api/treaties : the treaties of the register, those with a pack of their own first. */
export interface TreatyList {
  items: TreatyView[];
  next: null;
}
export interface TreatyView {
  key: string;
  shortName: string;
  name: string;
  openedOn: IsoDate | null;
  /** Of the treaty itself; null when it is not in force or no rule is known. */
  inForceOn: IsoDate | null;
  statusKnownTo: IsoDate | null;
  /** False for a treaty that is known for context alone. */
  hasPack: boolean;
}
/** DELETE /api/states/:iso3/assignment : nobody looks after the State from today on. */
export interface EndAssignmentRequest {
  treaty?: string;
  version: number;
}

/**
 * GET /api/standings?treaty= : where every State stood and will stand, on all days at once: for a map that is moved through
 * the years without asking again.
 */
export interface Standings {
  treaty: string;
  /** When the treaty was opened for signature; where its pack does not say, the day of the first act. Null without either. */
  openedOn: IsoDate | null;
  statusKnownTo: IsoDate | null;
  /** All States that can join, by name. */
  items: StateStandings[];
  next: null;
}
export interface StateStandings extends StateRef {
  /** M49, three digits: what areas on maps are numbered by. */
  m49: string;
  /** In order, the first from the beginning; the last stands until more is known. What is to come (a notice that runs) is among them. */
  steps: StandingStep[];
}
export interface StandingStep {
  /** First day; null: from the beginning. */
  from: IsoDate | null;
  status: TreatyStatus;
  since: IsoDate | null;
}
