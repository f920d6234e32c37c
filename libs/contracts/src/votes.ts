import type { IsoDate } from '@demarche/domain/dates';
import type { BallotChoice, TreatyStatus, VoteBody, VotePart } from '@demarche/domain/treaty-terms';
import type { AnnouncedTally, CountedTally } from '@demarche/domain/tally';
import type { StateRef } from './common.js';
import type { AsAt } from './states.js';

/** GET /api/votes?treaty=&body=&part=&asAt= : the matrix of the stored roll calls, status at each vote. */
export interface VoteMatrix extends AsAt {
  /** Oldest first, up to `asAt`. */
  votes: VoteView[];
  /** Quarantined roll calls, told apart and in no count. Internal readers only. */
  quarantined?: QuarantinedVote[];
  rows: VoteRow[];
}
/** As it was counted; `nonVoting`: absent or not voting. */
export type Tally = CountedTally;
export interface VoteView {
  id: string;
  resolution: { symbol: string; title: string; session: number };
  body: VoteBody;
  part: VotePart;
  paragraph: string | null;
  votedOn: IsoDate;
  year: number;
  /** As announced by an independent source; null where none was found, a figure null where the source does not give it. */
  announced: AnnouncedTally | null;
  /** From the ballots. Null when no roll call is stored or it is in quarantine. */
  counted: Tally | null;
  tallySource: string | null;
  verification: string;
  note: string | null;
  source: string;
}
export interface QuarantinedVote {
  id: string;
  /** The vote whose roll call it claims to be; null where no such vote is recorded. */
  voteId: string | null;
  symbol: string;
  /** Both null where no such vote is recorded: nobody knows on which day it was. */
  year: number | null;
  votedOn: IsoDate | null;
  reason: string;
  source: string;
}
export interface VoteRow extends StateRef {
  /** At `asAt`. */
  status: TreatyStatus;
  /** By vote id; counted roll calls alone. */
  ballots: Record<string, BallotCell>;
  /** By id of the quarantined roll call. */
  quarantined?: Record<string, BallotChoice>;
}
export interface BallotCell {
  choice: BallotChoice;
  /** On the day of the vote. */
  status: TreatyStatus;
  /** Where sources differ, or a correction stands beside. */
  note?: string;
}
