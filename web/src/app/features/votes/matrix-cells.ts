import type { QuarantinedVote, VoteRow, VoteView } from '@demarche/contracts/votes';
import type { BallotChoice, TreatyStatus } from '@demarche/domain/treaty-terms';
import { yesOf } from './matrix-view';

/** What a cell draws: the mark by its choice, and in words the year, the choice, the status on that day. */
export interface Cell {
  readonly key: string;
  readonly choice: BallotChoice | null;
  readonly text: string;
  readonly chosen: boolean;
  readonly quarantined: boolean;
  readonly noted: boolean;
}
export interface CellWords {
  readonly vote: Readonly<Record<BallotChoice, string>>;
  readonly status: Readonly<Record<TreatyStatus, string>>;
  readonly noBallot: string;
  readonly unverified: string;
}
export interface MatrixRow {
  readonly row: VoteRow;
  readonly cells: readonly Cell[];
  readonly yes: { readonly yes: number; readonly of: number };
}

/** One row of the matrix, its words looked up once for all 1,500 cells. */
export function matrixRow(
  row: VoteRow,
  columns: readonly VoteView[],
  quarantined: readonly QuarantinedVote[],
  chosen: VoteView | null,
  words: CellWords,
): MatrixRow {
  const cells = columns.map((column): Cell => {
    const ballot = row.ballots[column.id];
    const said = ballot ? `${words.vote[ballot.choice]} (${words.status[ballot.status]})` : words.noBallot;
    return {
      key: column.id,
      choice: ballot?.choice ?? null,
      text: `${column.year}: ${said}${ballot?.note ? `. ${ballot.note}` : ''}`,
      chosen: column === chosen,
      quarantined: false,
      noted: ballot?.note !== undefined,
    };
  });
  const apart = quarantined.map((column): Cell => {
    const choice = row.quarantined?.[column.id] ?? null;
    return {
      key: column.id,
      choice,
      text: `${column.year ?? column.symbol}, ${words.unverified}: ${choice ? words.vote[choice] : words.noBallot}`,
      chosen: false,
      quarantined: true,
      noted: false,
    };
  });
  return { row, cells: [...cells, ...apart], yes: yesOf(row, columns) };
}
