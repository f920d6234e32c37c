import type { StateRow, VoteColumn } from '@demarche/contracts/states';
import { TREATY_STATUSES } from '@demarche/domain/treaty-terms';
import type { FilterGroup, FilterOption } from '../../../ui/filter/filter-menu';
import { facets } from './state-match';
import { type ListFilter, VOTE_FILTERS } from './state-query';

/** Puts a key into the reader's words. */
export type Say = (key: string, params?: Record<string, string | number>) => string;

/** What each filter offers, with how many of the 197 have it. */
export function filterGroups(
  filter: ListFilter,
  rows: readonly StateRow[],
  votes: readonly VoteColumn[],
  say: Say,
): FilterGroup[] {
  switch (filter) {
    case 'status': {
      const counts = facets(rows, (row) => [row.status]);
      return single(
        TREATY_STATUSES.map((value) => ({
          value,
          label: say(`terms.statusPlural.${value}`),
          count: counts.get(value) ?? 0,
        })),
      );
    }
    case 'region':
      return counted(rows, (row) => [row.region]);
    case 'group':
      return counted(rows, (row) => [row.group]);
    case 'membership':
      return counted(rows, (row) => row.memberships);
    case 'vote':
      return [...votes].reverse().map((column, index) => ({
        heading: say(index === 0 ? 'states.vote.latest' : 'states.vote.year', { year: column.year }),
        options: voteOptions(rows, column, index === 0, say),
      }));
  }
}

function single(options: readonly FilterOption[]): FilterGroup[] {
  return [{ heading: null, options }];
}

function counted(rows: readonly StateRow[], of: (row: StateRow) => readonly (string | null)[]): FilterGroup[] {
  return single([...facets(rows, of)].map(([value, count]) => ({ value, label: value, count })));
}

function voteOptions(rows: readonly StateRow[], column: VoteColumn, latest: boolean, say: Say): FilterOption[] {
  const counts = facets(rows, (row) => [row.votes[column.symbol] ?? null]);
  return VOTE_FILTERS.map((choice) => ({
    value: latest ? choice : `${column.symbol}:${choice}`,
    label: say('states.vote.choice', { choice: say(`terms.vote.${choice}`), year: column.year }),
    count: counts.get(choice) ?? 0,
  }));
}
