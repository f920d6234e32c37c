import type { IsoDate } from '@demarche/domain/dates';
import type { BallotChoice, TreatyStatus, VoteBody, VotePart } from '@demarche/domain/treaty-terms';
import type { StateRef } from './common.js';

/** GET /api/votes?treaty=&body=&part=&asAt= : the matrix of the stored roll calls, status at each vote. */
export interface VoteMatrix {
  treaty: string;
  votes: VoteView[];
  /** Quarantined roll calls, told apart and in no count. Internal readers only. */
  quarantined?: QuarantinedVote[];
  rows: VoteRow[];
}
export interface Tally {
  yes: number;
  no: number;
  abstain: number;
  /** Absent or not voting. */
  nonVoting: number;
}
export interface VoteView {
  id: string;
  resolution: { symbol: string; title: string; session: number };
  body: VoteBody;
  part: VotePart;
  paragraph: string | null;
  votedOn: IsoDate;
  year: number;
  /** As announced; null where none was found. */
  announced: Tally | null;
  /** From the ballots. Null when no roll call is stored. */
  counted: Tally | null;
  tallySource: string | null;
  verification: string;
  source: string;
}
export interface QuarantinedVote {
  id: string;
  symbol: string;
  year: number;
  votedOn: IsoDate | null;
  reason: string;
  source: string;
}
export interface VoteRow extends StateRef {
  /** At `asAt`. */
  status: TreatyStatus;
  /** By vote id. */
  ballots: Record<string, { choice: BallotChoice; status: TreatyStatus }>;
  quarantined?: Record<string, BallotChoice>;
}
