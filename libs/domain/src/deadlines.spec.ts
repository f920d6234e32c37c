import { describe, expect, it } from 'vitest';
import { deadlinesFor, type DeadlineRule } from './deadlines.js';

const rules: DeadlineRule[] = [
  { key: 'report', kind: 'days_after', days: 180 },
  { key: 'update', kind: 'yearly', day: '04-30', after: 'report' },
  { key: 'stockpiles', kind: 'years_after', years: 8 },
];

describe('deadlines', () => {
  it('follow from entry into force, the yearly one first after the one it follows', () => {
    expect(deadlinesFor('2027-05-01', rules)).toEqual([
      { key: 'report', on: '2027-10-28', yearly: false },
      { key: 'update', on: '2028-04-30', yearly: true },
      { key: 'stockpiles', on: '2035-05-01', yearly: false },
    ]);
  });

  it('a yearly day later in the same year counts', () => {
    expect(deadlinesFor('2026-08-01', rules)[1]?.on).toBe('2027-04-30');
    expect(deadlinesFor('2027-11-01', rules)[1]?.on).toBe('2028-04-30');
    expect(deadlinesFor('2027-11-02', rules)[1]?.on).toBe('2029-04-30'); // the report itself is due on 2028-04-30
  });

  it('cannot follow what is not there', () => {
    expect(() => deadlinesFor('2027-05-01', rules.slice(1))).toThrow('deadline update follows unknown deadline report');
  });
});
