import type { StateRow } from '@demarche/contracts/states';
import type { SortKey } from './state-query';

/** Columns a person may hide; the name of the State and its status always stand. */
const OPTIONAL_COLUMNS = ['since', 'inForce', 'group', 'region', 'votes', 'owner', 'lastContact'] as const;
export type OptionalColumn = (typeof OPTIONAL_COLUMNS)[number];
/** Hidden until asked for. */
const HIDDEN_AT_FIRST: readonly OptionalColumn[] = ['inForce', 'region'];

/** Owner and last contact come to internal readers only: for others there is nothing to choose. */
export function availableColumns(rows: readonly StateRow[]): OptionalColumn[] {
  const internal = rows.some((row) => row.owner !== undefined || row.lastContactOn !== undefined);
  return OPTIONAL_COLUMNS.filter((column) => internal || (column !== 'owner' && column !== 'lastContact'));
}

/** The columns to show, in their fixed order. */
export function shownColumns(
  available: readonly OptionalColumn[],
  hidden: readonly OptionalColumn[],
): OptionalColumn[] {
  return available.filter((column) => !hidden.includes(column));
}

export function defaultHidden(): OptionalColumn[] {
  return [...HIDDEN_AT_FIRST];
}

/** Proves what was kept on the device: an older version may have written it. */
export function isHiddenColumns(value: unknown): value is OptionalColumn[] {
  return Array.isArray(value) && value.every((entry) => (OPTIONAL_COLUMNS as readonly unknown[]).includes(entry));
}

/** The regional group as it stands under the head "UN group": the word is not said twice. */
export function shortGroup(group: string): string {
  return group.replace(/ Group$/, '');
}

/** Columns whose head sorts. */
export function sortKeyOf(column: OptionalColumn): SortKey | null {
  return column === 'inForce' || column === 'region' ? null : column;
}
