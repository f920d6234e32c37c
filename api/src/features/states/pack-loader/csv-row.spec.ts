import { describe, expect, it } from 'vitest';
import { CsvRow } from './csv-row.js';

const row = (cell: string) => new CsvRow(7, ['x'], [cell]);

describe('a cell', () => {
  it('is read without blanks and in composed Unicode', () => {
    expect(row(' Pe\u0301rou ').text('x')).toBe('P\u00e9rou');
    expect(row('  ').optional('x')).toBeNull();
    expect(row('a').optional('y')).toBeNull();
  });
  it.each<[string, string, (cell: CsvRow) => unknown]>([
    ['', 'x is empty', (cell) => cell.text('x')],
    ['', 'x is empty', (cell) => cell.day('x')],
    ['2026-02-30', 'x is no day that exists: 2026-02-30', (cell) => cell.day('x')],
    ['', 'x is empty', (cell) => cell.integer('x')],
    ['-1', 'x is no whole number: -1', (cell) => cell.integer('x')],
    ['1e3', 'x is no whole number: 1e3', (cell) => cell.optionalInteger('x')],
    ['c', 'x is unknown: c', (cell) => cell.oneOf('x', ['a', 'b'])],
    ['afg', 'x names no State: afg', (cell) => cell.iso3('x', new Set(['AFG']))],
    ['20', 'x is no year or span of years: 20', (cell) => cell.years('x')],
    ['2020-2019', 'x is no year or span of years: 2020-2019', (cell) => cell.years('x')],
  ])('%j is refused: %s', (cell, reason, read) => {
    expect(() => read(row(cell))).toThrow(reason);
  });
  it.each<[string, unknown, (cell: CsvRow) => unknown]>([
    ['2026-02-28', '2026-02-28', (cell) => cell.day('x')],
    ['', null, (cell) => cell.optionalDay('x')],
    ['0', 0, (cell) => cell.integer('x')],
    ['', null, (cell) => cell.optionalInteger('x')],
    ['b', 'b', (cell) => cell.oneOf('x', ['a', 'b'])],
    ['', null, (cell) => cell.optionalIso3('x', new Set())],
    ['AFG', 'AFG', (cell) => cell.optionalIso3('x', new Set(['AFG']))],
    ['', { from: null, to: null }, (cell) => cell.years('x')],
    ['2019', { from: 2019, to: 2019 }, (cell) => cell.years('x')],
    ['2015-2020', { from: 2015, to: 2020 }, (cell) => cell.years('x')],
  ])('%j reads %j', (cell, value, read) => expect(read(row(cell))).toEqual(value));

  it('names the line of the row that had the key first', () => {
    const seen = new Map<string, number>();
    row('a').demandNew(seen, 'a');
    expect(() => row('a').demandNew(seen, 'a')).toThrow('the same key as line 7');
  });
});
