/** A value of a row: as PostgreSQL reads it. */
export type Value = string | number | boolean | null | readonly string[];

/** Rows for one table, in the order of its columns here. */
export interface Load {
  table: string;
  columns: readonly string[];
  rows: Iterable<readonly Value[]>;
}

export const LABELLED = ['label', 'caveats', 'effective_label', 'effective_caveats', 'access_lists'] as const;
export const STAMPED = ['demo', 'version', 'created_at', 'updated_at'] as const;
