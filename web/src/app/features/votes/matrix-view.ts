import type { VoteMatrix, VoteRow, VoteView } from '@demarche/contracts/votes';
import { isStateNotParty } from '@demarche/domain/attention';
import { type AnnouncedTally, tallyDifferences } from '@demarche/domain/tally';
import type { BallotChoice, TreatyStatus } from '@demarche/domain/treaty-terms';
import type { MatrixQuery } from './matrix-query';

/** Whom outreach turns to first: the order of the groups. */
export const GROUP_ORDER = ['signatory', 'withdrawn', 'not_party', 'party'] as const satisfies readonly TreatyStatus[];

export interface RowGroup {
  readonly status: TreatyStatus;
  readonly rows: readonly VoteRow[];
}

/** The counted roll calls of one body, oldest first; votes on a paragraph stand after the whole of their day. */
export function columnsOf(matrix: VoteMatrix, body: MatrixQuery['body']): VoteView[] {
  return matrix.votes
    .filter((vote) => vote.body === body && vote.counted !== null)
    .sort((a, b) => a.votedOn.localeCompare(b.votedOn) || b.part.localeCompare(a.part));
}

/** The chosen column by id or symbol, else the latest; null when there is none. */
export function chosenOf(columns: readonly VoteView[], vote: string | null): VoteView | null {
  const named = columns.filter((column) => column.id === vote || column.resolution.symbol === vote);
  return named.at(-1) ?? columns.at(-1) ?? null;
}

/** The vote of the same kind before this one, which "changed since" is measured against. */
export function previousOf(columns: readonly VoteView[], vote: VoteView): VoteView | null {
  return columns.filter((column) => column.part === vote.part && column.votedOn < vote.votedOn).at(-1) ?? null;
}

/** Null where the State has no ballot or was no member. */
export function choiceOf(row: VoteRow, vote: VoteView | null): Exclude<BallotChoice, 'not_member'> | null {
  const choice = vote ? row.ballots[vote.id]?.choice : undefined;
  return choice === undefined || choice === 'not_member' ? null : choice;
}

export interface Change {
  readonly row: VoteRow;
  readonly before: Exclude<BallotChoice, 'not_member'>;
  readonly after: Exclude<BallotChoice, 'not_member'>;
}

/** States that voted in both and differently: becoming a member is no change of vote. */
export function changesBetween(rows: readonly VoteRow[], before: VoteView | null, after: VoteView): Change[] {
  return rows.flatMap((row) => {
    const was = choiceOf(row, before);
    const is = choiceOf(row, after);
    return was !== null && is !== null && was !== is ? [{ row, before: was, after: is }] : [];
  });
}

/** States not party (not signatories) that voted yes in `vote`, by their status at the as-at date. */
export function notPartyYes(rows: readonly VoteRow[], vote: VoteView): VoteRow[] {
  return rows.filter((row) => isStateNotParty(row.status) && choiceOf(row, vote) === 'yes');
}

/** Yes votes of all the columns a State had a vote in. */
export function yesOf(row: VoteRow, columns: readonly VoteView[]): { yes: number; of: number } {
  const choices = columns.map((column) => choiceOf(row, column)).filter((choice) => choice !== null);
  return { yes: choices.filter((choice) => choice === 'yes').length, of: choices.length };
}

/** The tally a column shows: as announced, and counted from the roll call where a figure was not. */
export function tallyOf({ announced, counted }: VoteView): AnnouncedTally {
  const figure = (key: keyof AnnouncedTally) => announced?.[key] ?? counted?.[key] ?? null;
  return { yes: figure('yes'), no: figure('no'), abstain: figure('abstain'), nonVoting: figure('nonVoting') };
}

/** How far the roll call and the announced tally bear each other out. */
export function tallyCheck(vote: VoteView): 'meets' | 'differs' | 'counted_only' | 'announced_only' | 'none' {
  const { announced, counted } = vote;
  if (!announced) return counted ? 'counted_only' : 'none';
  if (!counted) return 'announced_only';
  return tallyDifferences(counted, announced).length === 0 ? 'meets' : 'differs';
}

export interface TallyBar {
  readonly choice: 'absent' | 'no' | 'abstain' | 'yes';
  readonly count: number;
  /** Height in pixels of the 96 a column has. */
  readonly height: number;
  /** Whether the figure fits into its part. */
  readonly figure: boolean;
}
const COLUMN_PX = 96;
const FIGURE_FROM_PX = 12;

/** Parts of a column from above: absent, no, abstain, yes, to the scale of the fullest vote on the page. */
export function tallyBars(tally: AnnouncedTally, scale: number): TallyBar[] {
  const parts = [
    { choice: 'absent', count: tally.nonVoting },
    { choice: 'no', count: tally.no },
    { choice: 'abstain', count: tally.abstain },
    { choice: 'yes', count: tally.yes },
  ] as const;
  return parts
    .map(({ choice, count }) => ({ choice, count: count ?? 0 }))
    .filter((part) => part.count > 0)
    .map((part) => {
      const height = Math.max(2, (COLUMN_PX * part.count) / Math.max(1, scale));
      return { ...part, height, figure: height >= FIGURE_FROM_PX };
    });
}

export function tallyTotal(tally: AnnouncedTally): number {
  return (tally.yes ?? 0) + (tally.no ?? 0) + (tally.abstain ?? 0) + (tally.nonVoting ?? 0);
}
