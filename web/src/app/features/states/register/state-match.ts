import { fold } from '@demarche/domain/fold';
import type { StateRow, VoteColumn } from '@demarche/contracts/states';
import { parseVoteFilter, type StateQuery } from './state-query';

/** The column a vote filter means: the latest, a year's, or a symbol's. */
export function voteColumn(votes: readonly VoteColumn[], vote: string | null): VoteColumn | null {
  if (vote === null) return votes.at(-1) ?? null;
  return votes.filter((column) => column.symbol === vote || String(column.year) === vote).at(-1) ?? null;
}

function anyOf(wanted: readonly string[], has: readonly (string | null)[]): boolean {
  return wanted.length === 0 || has.some((value) => value !== null && wanted.includes(value));
}

/**
 * The filters that one answer of the API can decide by itself: any of the values of a filter, all of the filters.
 * Free text is not among them (see `matchesText`): other names of a State are known to the server alone.
 */
export function matchesFilters(row: StateRow, query: StateQuery, votes: readonly VoteColumn[]): boolean {
  return (
    anyOf(query.status, [row.status]) &&
    anyOf(query.region, [row.region]) &&
    anyOf(query.group, [row.group]) &&
    anyOf(query.membership, row.memberships) &&
    (query.attention === null || row.attention.includes(query.attention)) &&
    (query.vote.length === 0 || query.vote.some((filter) => voted(row, filter, votes)))
  );
}

function voted(row: StateRow, filter: string, votes: readonly VoteColumn[]): boolean {
  const parsed = parseVoteFilter(filter);
  const column = parsed && voteColumn(votes, parsed.vote);
  return !!column && row.votes[column.symbol] === parsed.choice;
}

/** By name or code at once, by any other name (`alsoFound`) as soon as the server has answered. */
export function matchesText(row: StateRow, q: string, alsoFound: ReadonlySet<string>): boolean {
  if (q === '') return true;
  const text = fold(q);
  return fold(row.name).includes(text) || row.iso3.toLowerCase() === text || alsoFound.has(row.iso3);
}

/** How many of the 197 have each value of a list filter, by value. */
export function facets(
  rows: readonly StateRow[],
  of: (row: StateRow) => readonly (string | null)[],
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) {
    for (const value of of(row)) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return new Map([...counts].sort(([a], [b]) => a.localeCompare(b, 'en')));
}
