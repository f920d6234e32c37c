import { CsvError, parse } from 'csv-parse/sync';
import type { PackFolder } from '@demarche/packs/pack-folder';
import { CsvRow, RowError } from './csv-row.js';
import type { RejectedRow } from './load-report.js';
import { PackError } from './pack-error.js';

interface Parsed {
  record: string[];
  info: { lines: number };
}

/** One file of a pack: its rows, and the rows that were rejected while they were read. */
export class CsvFile {
  readonly rejected: RejectedRow[] = [];

  private constructor(
    readonly name: string,
    private readonly rows: CsvRow[],
  ) {}

  /**
   * Reads a file with these columns. Throws a PackError where it is missing, is not UTF-8, is no CSV or lacks a column.
   * Columns that nobody asked for are left aside.
   */
  static async read(folder: PackFolder, file: string, columns: readonly string[]): Promise<CsvFile> {
    const name = folder.nameOf(file);
    const [header, ...records] = parseRecords(name, await text(folder, file, name));
    const missing = columns.filter((column) => !header?.record.includes(column));
    if (header === undefined || missing.length > 0) {
      throw new PackError(name, 1, `the header lacks ${missing.join(', ')}`);
    }
    const csv = new CsvFile(name, []);
    for (const { record, info } of records) {
      if (record.length === header.record.length) csv.rows.push(new CsvRow(info.lines, header.record, record));
      else csv.reject(info.lines, `${record.length} cells where the header has ${header.record.length}`);
    }
    return csv;
  }

  /** What `read` makes of each row. A RowError rejects its row and no other. */
  map<T>(read: (row: CsvRow) => T): T[] {
    return this.rows.flatMap((row) => {
      try {
        return [read(row)];
      } catch (error) {
        if (!(error instanceof RowError)) throw error;
        this.reject(row.line, error.reason);
        return [];
      }
    });
  }

  reject(line: number, reason: string): void {
    this.rejected.push({ file: this.name, line, reason });
  }
}

async function text(folder: PackFolder, file: string, name: string): Promise<string> {
  const bytes = await folder.read(file).catch((error: NodeJS.ErrnoException) => {
    throw new PackError(
      name,
      null,
      error.code === 'ENOENT' ? 'the file is missing' : `it cannot be read (${error.code})`,
    );
  });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new PackError(name, null, 'it is not UTF-8');
  }
}

function parseRecords(name: string, content: string): Parsed[] {
  try {
    return parse(content, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as Parsed[];
  } catch (error) {
    if (error instanceof CsvError)
      throw new PackError(name, Number(error['lines']) || null, 'it is no well-formed CSV');
    throw error;
  }
}
