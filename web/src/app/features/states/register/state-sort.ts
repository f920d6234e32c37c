import type { StateRow, VoteColumn } from '@demarche/contracts/states';
import type { TreatyStatus } from '@demarche/domain/treaty-terms';
import type { Sort, SortKey } from './state-query';

/** Whom outreach turns to first. */
const STATUS_ORDER: Record<TreatyStatus, number> = { signatory: 0, not_party: 1, withdrawn: 2, party: 3 };

/** Rows in the order asked for; what has no value stands last either way, ties by name. */
export function sortStates(rows: readonly StateRow[], sort: Sort, votes: readonly VoteColumn[]): StateRow[] {
  const keyed = rows.map((row) => ({ row, key: sortValue(row, sort.by, votes) }));
  keyed.sort((a, b) => {
    if (a.key === null || b.key === null) {
      if (a.key !== b.key) return a.key === null ? 1 : -1;
    } else {
      const order = compare(a.key, b.key);
      if (order !== 0) return sort.descending ? -order : order;
    }
    return a.row.name.localeCompare(b.row.name, 'en');
  });
  return keyed.map(({ row }) => row);
}

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'en');
}

function sortValue(row: StateRow, by: SortKey, votes: readonly VoteColumn[]): string | number | null {
  switch (by) {
    case 'state':
      return row.name;
    case 'status':
      return STATUS_ORDER[row.status];
    case 'since':
      return row.since;
    case 'group':
      return row.group;
    case 'votes':
      return yesVotes(row, votes);
    case 'owner':
      return row.owner ? ownerName(row.owner) : null;
    case 'lastContact':
      return row.lastContactOn ?? null;
  }
}

/** Yes votes among the columns; null for a State that was a member at none of them. */
export function yesVotes(row: StateRow, votes: readonly VoteColumn[]): number | null {
  const ballots = votes.map((column) => row.votes[column.symbol]).filter((choice) => choice && choice !== 'not_member');
  return ballots.length === 0 ? null : ballots.filter((choice) => choice === 'yes').length;
}

export function ownerName(owner: NonNullable<StateRow['owner']>): string {
  return owner.user?.name ?? owner.office.shortName;
}
