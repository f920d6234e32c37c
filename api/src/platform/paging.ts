import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import type { Page } from '@demarche/contracts/common';
import { raw, type Sql } from 'sql-template-tag';
import { invalidField } from './domain-error.js';

/** What every keyset list takes. */
export class PageQuery {
  @ApiPropertyOptional({ description: 'The `next` of the page before.' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  after?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: 200, default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit: number = 50;
}

/** A LIMIT, written out: a prepared statement is planned for the page it returns. */
export function limitTo(rows: number): Sql {
  if (!Number.isSafeInteger(rows) || rows < 0) throw new Error(`No number of rows: ${rows}`);
  return raw(`LIMIT ${rows}`);
}

/** The sort key of a page's last row: strings only, the id last. */
export type Keyset = readonly string[];

export function encodeCursor(key: Keyset): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** The key in a cursor, each part tested by its check. Throws 400 naming `after` for anything we did not hand out. */
export function decodeCursor(cursor: string, checks: readonly ((part: string) => boolean)[]): string[] {
  const bad = () => invalidField('after', 'cursor.invalid', 'Take the cursor from `next` of the page before.');
  let key: unknown;
  try {
    key = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw bad();
  }
  if (!Array.isArray(key) || key.length !== checks.length) throw bad();
  return checks.map((check, i) => {
    const part: unknown = key[i];
    if (typeof part !== 'string' || !check(part)) throw bad();
    return part;
  });
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
export const isUuid = (part: string): boolean => UUID.test(part);
export const isInstant = (part: string): boolean =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3,6}Z$/.test(part) && !Number.isNaN(Date.parse(part));

/** Makes a page of `limit + 1` rows: the one too many tells that there is a next page. */
export function toPage<Row, View>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => Keyset,
  toView: (row: Row) => View,
): Page<View> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(toView), next: rows.length > limit && last ? encodeCursor(keyOf(last)) : null };
}
