import { isIsoDate, type IsoDate } from '@demarche/domain/dates';

/** Why a row was rejected. */
export class RowError extends Error {
  constructor(readonly reason: string) {
    super(reason);
  }
}

/** One row of a pack's file. Every reader throws a RowError that names the column. */
export class CsvRow {
  constructor(
    /** The last line of the row; the header is line 1. */
    readonly line: number,
    private readonly header: readonly string[],
    private readonly cells: readonly string[],
  ) {}

  /** The cell without blanks around it, in composed Unicode; null when empty. */
  optional(column: string): string | null {
    const cell = (this.cells[this.header.indexOf(column)] ?? '').normalize('NFC').trim();
    return cell === '' ? null : cell;
  }

  text(column: string): string {
    const cell = this.optional(column);
    if (cell === null) throw new RowError(`${column} is empty`);
    return cell;
  }

  optionalDay(column: string): IsoDate | null {
    const cell = this.optional(column);
    if (cell !== null && !isIsoDate(cell)) throw new RowError(`${column} is no day that exists: ${cell}`);
    return cell;
  }

  day(column: string): IsoDate {
    this.text(column);
    return this.optionalDay(column) ?? '';
  }

  optionalInteger(column: string): number | null {
    const cell = this.optional(column);
    if (cell !== null && !/^\d{1,9}$/.test(cell)) throw new RowError(`${column} is no whole number: ${cell}`);
    return cell === null ? null : Number(cell);
  }

  integer(column: string): number {
    this.text(column);
    return this.optionalInteger(column) ?? 0;
  }

  /** The cell, when it is one of these words. */
  oneOf<T extends string>(column: string, words: readonly T[]): T {
    const cell = this.text(column);
    const word = words.find((one) => one === cell);
    if (word === undefined) throw new RowError(`${column} is unknown: ${cell}`);
    return word;
  }

  /** An ISO 3166 alpha-3 code among those of the known States. */
  iso3(column: string, known: ReadonlySet<string>): string {
    const cell = this.text(column);
    if (!known.has(cell)) throw new RowError(`${column} names no State: ${cell}`);
    return cell;
  }

  optionalIso3(column: string, known: ReadonlySet<string>): string | null {
    return this.optional(column) === null ? null : this.iso3(column, known);
  }

  /** A span of years, `2019` or `2015-2020`; nulls when empty. */
  years(column: string): { from: number | null; to: number | null } {
    const cell = this.optional(column);
    if (cell === null) return { from: null, to: null };
    const match = /^(\d{4})(?:-(\d{4}))?$/.exec(cell);
    const from = Number(match?.[1]);
    const to = Number(match?.[2] ?? match?.[1]);
    if (!match || to < from) throw new RowError(`${column} is no year or span of years: ${cell}`);
    return { from, to };
  }

  /** Rejects the second row of a key. */
  demandNew(seen: Map<string, number>, key: string): void {
    const first = seen.get(key);
    if (first !== undefined) throw new RowError(`the same key as line ${first}`);
    seen.set(key, this.line);
  }
}
