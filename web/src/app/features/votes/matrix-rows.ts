import { fold } from '@demarche/domain/fold';
import type { VoteRow, VoteView } from '@demarche/contracts/votes';
import type { MatrixQuery } from './matrix-query';
import { choiceOf, GROUP_ORDER, type RowGroup } from './matrix-view';

/** The rows that meet every filter, grouped by status; empty groups are left out. */
export function groupedRows(
  rows: readonly VoteRow[],
  query: MatrixQuery,
  chosen: VoteView | null,
  before: VoteView | null,
): RowGroup[] {
  const text = fold(query.q);
  const shown = rows.filter((row) => {
    const choice = choiceOf(row, chosen);
    if (query.status.length > 0 && !query.status.includes(row.status)) return false;
    if (query.choice.length > 0 && (choice === null || !query.choice.includes(choice))) return false;
    if (query.changed && !changed(row, choice, before)) return false;
    return text === '' || fold(row.name).includes(text) || row.iso3.toLowerCase() === text;
  });
  return GROUP_ORDER.map((status) => ({ status, rows: shown.filter((row) => row.status === status) })).filter(
    (group) => group.rows.length > 0,
  );
}

function changed(row: VoteRow, choice: ReturnType<typeof choiceOf>, before: VoteView | null): boolean {
  const was = choiceOf(row, before);
  return was !== null && choice !== null && was !== choice;
}
