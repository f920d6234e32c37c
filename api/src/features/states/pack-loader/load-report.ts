/** What a load did. Rows of the packs, not of the database, are `read` and `rejected`. */
export interface LoadReport {
  /** False when the database already held all of it. */
  changed: boolean;
  tables: TableReport[];
  rejected: RejectedRow[];
}

export interface TableReport {
  table: string;
  /** Rows that the packs hold for it. */
  given: number;
  inserted: number;
  /** Changed rows; of acts and ballots, corrections written beside. */
  changed: number;
  /** Rows that their pack no longer holds; of acts, retractions. */
  retired: number;
  unchanged: number;
}

export interface RejectedRow {
  /** `ccm/meetings.csv` */
  file: string;
  /** The header is line 1. */
  line: number;
  reason: string;
}

export function reportOf(tables: TableReport[], rejected: RejectedRow[]): LoadReport {
  return { tables, rejected, changed: tables.some((t) => t.inserted + t.changed + t.retired > 0) };
}

/** The report as lines for a console: what changed, or that nothing did, then every rejected row. */
export function reportLines(report: LoadReport): string[] {
  const given = report.tables.reduce((sum, table) => sum + table.given, 0);
  const head = report.changed
    ? report.tables
        .filter((t) => t.inserted + t.changed + t.retired > 0)
        .map(
          (t) =>
            `Packs: ${t.table} ${t.inserted} new, ${t.changed} changed, ${t.retired} retired, ${t.unchanged} unchanged`,
        )
    : [`Packs: nothing changed, ${given} rows as they were`];
  return [...head, ...report.rejected.map((row) => `Rejected: ${row.file} line ${row.line}: ${row.reason}`)];
}
